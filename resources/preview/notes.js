// The footnotes of a post at its end, in the order of their numbers, as sites show them. Where a note is defined, what is
// drawn of it stays out of sight (frame.css), so that patches find it; what is read here is a copy that follows it.
const NOTE = ".footnote[id^='post-fn-']";

// `adopt` readies a fresh copy, `renew(old, fresh)` makes one copy of another, `take` loads what is in it.
function makeNotes(host, { adopt, renew, take }) {
  const all = new Set(); // {node, unit, number}
  const noteOf = new WeakMap(); // copy -> its note
  let isStale = false;

  const numberOf = (node) => Number(node.id.slice("post-fn-".length)) || 0;

  function copyOf(original) {
    const copy = original.cloneNode(true);
    for (const inner of copy.querySelectorAll(NOTE)) inner.remove();
    copy.dataset.note = "";
    adopt(copy);
    return copy;
  }

  // A unit was drawn: its notes are copied anew.
  function follow(unit) {
    const originals = [...unit.node.querySelectorAll(NOTE)];
    const old = unit.notes || [];
    if (!originals.length && !old.length) return;
    isStale = true;
    unit.notes = originals.map((original, index) => {
      const fresh = copyOf(original);
      const note = old[index] || { node: fresh, unit };
      if (old[index]) {
        renew(note.node, fresh);
        note.node.id = fresh.id;
      }
      note.number = numberOf(fresh);
      all.add(note);
      noteOf.set(note.node, note);
      take(note.node);
      return note;
    });
    for (const gone of old.slice(originals.length)) discard(gone);
    const root = unit.node.firstElementChild;
    unit.isAway = originals.length > 0 && [...root.children].every((child) => child.matches(`${NOTE}, .site-hint`));
  }

  function discard(note) {
    all.delete(note);
    note.node.remove();
    isStale = true;
  }

  function drop(unit) {
    for (const note of unit.notes || []) discard(note);
  }

  // All units of a patch were followed: the copies come into order.
  function arrange() {
    if (!isStale) return;
    isStale = false;
    const sorted = [...all].sort((a, b) => a.number - b.number || a.unit.line - b.unit.line);
    let place = host.firstElementChild;
    for (const { node } of sorted) {
      if (node === place) place = place.nextElementSibling;
      else host.insertBefore(node, place);
    }
    host.hidden = !sorted.length;
    host.style.containIntrinsicSize = `auto ${sorted.length * 40}px`;
  }

  // The line that the mouse is on in a note, -1 elsewhere.
  function lineOf(target) {
    const node = target instanceof Element && host.contains(target) ? target.closest("[data-note]") : null;
    const note = node && noteOf.get(node);
    if (!note) return -1;
    const { unit } = note;
    const original = unit.node.querySelectorAll(NOTE)[unit.notes.indexOf(note)];
    const marked = target.closest(MARKED);
    if (!original || !marked || !node.contains(marked)) return original ? firstLine(unit, original) : unit.line;
    const index = [...node.querySelectorAll(MARKED)].indexOf(marked);
    const mine = [...original.querySelectorAll(MARKED)].filter((one) => one.closest(NOTE) === original);
    return lineIn(unit, mine[index]) || firstLine(unit, original);
  }

  function lineIn(unit, element) {
    const nodes = element ? [...unit.node.querySelectorAll(MARKED)] : [];
    const inside = nodes.length === unit.lines.length ? unit.lines[nodes.indexOf(element)] : 0;
    return inside > 0 ? unit.line + inside : 0;
  }

  const firstLine = (unit, original) => lineIn(unit, original.querySelector(MARKED)) || unit.line;

  // The box of the note that is all a unit shows, where it shows no more.
  function boxOf(unit) {
    return unit.isAway && unit.notes.length ? unit.notes[0].node.getBoundingClientRect() : null;
  }

  function find(id) {
    return host.querySelector(`[id="${CSS.escape(id)}"]`);
  }

  function forget() {
    all.clear();
    host.replaceChildren();
    host.hidden = true;
    isStale = false;
  }

  return { follow, drop, arrange, lineOf, boxOf, find, forget };
}
