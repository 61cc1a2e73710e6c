// Where a line of the source is shown and which line is shown where, and who leads when the two scroll together.
// Lines are counted as the source counts them, with parts: 3.5 is the middle of line 3.
const LEAD = 12; // how far below the upper edge the line begins that counts as the one on top
const MARKED = "li, tr, p, blockquote, dt, dd, h1, h2, h3, h4, h5, h6"; // what may carry a line: see line_marks.py
const CATCH_UP = 0.6; // how much of a scrolled way may also go into closing a gap between the two views

// What stays of a gap when one side has moved by so much: it closes as the writer scrolls, never by itself.
function closed(gap, moved) {
  const rest = Math.max(0, Math.abs(gap) - CATCH_UP * Math.abs(moved));
  return gap < 0 ? -rest : rest;
}

// `noteHost` holds the notes behind the units; `awayOf(unit)` is the box there of a unit that shows nothing else.
function makePlaces(post, noteHost, units, unitOf, awayOf, tellScroll) {
  let wish = null; // what the source asked for last: {line, head, rest, gap}
  let isHeld = false; // whether the wish is still put right as heights become known
  let generation = 0; // counts the wishes, so that an older one gives up settling
  let seen = null; // what the eye rests on: {node, top}
  let ours = -1; // where we scrolled to ourselves
  let topLine = 0;
  let quiet = 0; // frames in which a scroll is no one's wish, as a patch has just moved things

  const view = () => document.scrollingElement;
  const farthest = () => Math.max(0, view().scrollHeight - window.innerHeight);

  // --- lines and units

  function indexAt(line) {
    let low = 0;
    let high = units.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (units[middle].line <= line) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  // How many of these elements begin above y.
  function countBelow(elements, y) {
    let low = 0;
    let high = elements.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (elements[middle].getBoundingClientRect().top < y) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // By stretches first: a look into one that is out of sight would lay it out.
  function indexBelow(y) {
    const above = countBelow(post.children, y);
    if (!above) return 0;
    const sections = post.children[above - 1].children;
    return indexAt(unitOf.get(sections[0]).line) + countBelow(sections, y);
  }

  // --- inside a unit: its marked elements, and the end of its text; the blank line behind it has no height

  function marksOf(unit) {
    if (unit.marks) return unit.marks;
    const nodes = unit.lines.some((line) => line > 0) ? unit.node.querySelectorAll(MARKED) : [];
    unit.marks = [];
    let last = 0;
    if (nodes.length !== unit.lines.length) return unit.marks;
    unit.lines.forEach((line, index) => {
      if (line > last) unit.marks.push({ line, node: nodes[index] });
      last = Math.max(last, line);
    });
    return unit.marks;
  }

  function textLines(index) {
    const unit = units[index];
    const marks = marksOf(unit);
    const least = marks.length ? marks[marks.length - 1].line + 1 : 1;
    const next = units[index + 1];
    const most = next ? next.line - unit.line : Math.round(unit.node.offsetHeight / 30);
    return Math.max(least, next && most > 1 ? most - 1 : most);
  }

  // The marks before and behind a place, by `isBefore`, as points of line (from the unit's first) and height.
  function pointsAround(index, isBefore) {
    const unit = units[index];
    const marks = marksOf(unit);
    const box = unit.node.getBoundingClientRect();
    let low = 0;
    let high = marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(marks[middle])) low = middle + 1;
      else high = middle;
    }
    const from = low ? { line: marks[low - 1].line, y: marks[low - 1].node.getBoundingClientRect().top } : { line: 0, y: box.top };
    const to = low < marks.length ? { line: marks[low].line, y: marks[low].node.getBoundingClientRect().top }
      : { line: textLines(index), y: box.bottom };
    return [from, { line: to.line, y: Math.max(from.y, to.y) }];
  }

  // The height in the window at which a line begins.
  function heightOf(line) {
    const index = indexAt(line);
    const inside = Math.max(0, line - units[index].line);
    const [from, to] = pointsAround(index, (mark) => mark.line <= inside);
    const part = to.line > from.line ? Math.min(1, (inside - from.line) / (to.line - from.line)) : 0;
    return from.y + part * (to.y - from.y);
  }

  // The line that is shown at a height of the window.
  function lineAt(y) {
    const index = Math.max(0, indexBelow(y) - 1);
    const [from, to] = pointsAround(index, (mark) => mark.node.getBoundingClientRect().top <= y);
    const part = to.y > from.y ? Math.min(Math.max((y - from.y) / (to.y - from.y), 0), 0.999) : 0;
    return units[index].line + from.line + part * (to.line - from.line);
  }

  // --- the line on top. What lies before the first unit is the front matter there and the title here.

  function topOf(line) {
    const first = units[0].line;
    const begin = window.scrollY + units[0].node.getBoundingClientRect().top - LEAD;
    if (line <= first) return first ? Math.max(0, begin) * line / first : 0;
    return window.scrollY + heightOf(line) - LEAD;
  }

  function lineOnTop() {
    if (!units.length) return 0;
    const begin = window.scrollY + units[0].node.getBoundingClientRect().top - LEAD;
    if (window.scrollY < begin) return units[0].line * window.scrollY / begin;
    return lineAt(LEAD);
  }

  // Where the wish wants the window: the ends of both views meet, the last screen leads there.
  function placeOf({ line, head, rest }) {
    if (head <= 0) return 0;
    const top = Math.min(topOf(line), farthest());
    return top + (1 - rest) * (farthest() - top);
  }

  // --- scrolling

  function move(top) {
    const before = window.scrollY;
    window.scrollTo(0, top);
    ours = window.scrollY;
    return Math.abs(ours - before) >= 1;
  }

  function put() {
    if (!wish || !units.length) return false;
    let top = placeOf(wish) + wish.gap * Math.min(1, 4 * wish.head, 4 * wish.rest);
    if (wish.written >= units[0].line) top = withLine(wish.written, top);
    const moved = move(top);
    look();
    return moved;
  }

  // Where a line is read: from and to which height of the window.
  function seenAt(line) {
    const away = awayOf(units[indexAt(line)]);
    const top = away ? away.top : heightOf(line);
    return [top, away ? away.bottom : Math.max(heightOf(line + 0.999), top + 30)];
  }

  // The nearest place to `top` at which a line is in sight.
  function withLine(line, top) {
    const [from, to] = seenAt(line).map((height) => window.scrollY + height);
    return Math.min(Math.max(top, to - window.innerHeight + 60), Math.max(0, from - 40));
  }

  // `written` is the line with the cursor when it was the cursor that moved the source, else -1.
  function follow(line, head = 1, rest = 1, written = -1) {
    const next = { line, head, rest, written, gap: 0 };
    if (wish && units.length && written < 0) {
      const from = placeOf(wish);
      next.gap = closed(window.scrollY - from, placeOf(next) - from);
    }
    wish = next;
    isHeld = true;
    put();
    settle(++generation, 12, 0);
  }

  // Blocks that were not drawn yet have estimated heights: the place is put right until it stays for three frames.
  function settle(mine, frames, calm) {
    requestAnimationFrame(() => {
      if (mine !== generation || !isHeld) return;
      const rest = put() ? 0 : calm + 1;
      if (frames > 0 && rest < 3) settle(mine, frames - 1, rest);
    });
  }

  // Show a line that lies out of sight, by the shortest way.
  function reveal(line) {
    if (!units.length || line < units[0].line) return;
    const [top, bottom] = seenAt(line);
    if (bottom > 40 && top < window.innerHeight - 40) return;
    letGo();
    move(withLine(line, window.scrollY));
    look();
  }

  function letGo() {
    isHeld = false;
    generation++;
  }

  // --- what the writer sees, and whether the hand or the text has moved it

  function look() {
    const found = document.elementFromPoint(window.innerWidth / 2, LEAD + 2);
    const node = found && (noteHost.contains(found) || post.contains(found)) && found !== post ? found : null;
    seen = node ? { node, top: node.getBoundingClientRect().top } : null;
    topLine = lineOnTop();
  }

  function hasMoved() {
    if (!seen || !seen.node.isConnected) return true;
    return Math.abs(seen.node.getBoundingClientRect().top - seen.top) > 1;
  }

  document.addEventListener("scroll", () => {
    const isOurs = Math.abs(window.scrollY - ours) < 1;
    const isHand = !quiet && !isOurs && units.length > 0 && hasMoved();
    ours = -1;
    look();
    if (!isHand) return;
    letGo();
    const span = Math.min(window.innerHeight, farthest()) || 1;
    const head = Math.min(1, window.scrollY / span);
    const rest = Math.min(1, (farthest() - window.scrollY) / span);
    wish = { line: topLine, head: 1, rest: 1, written: -1, gap: 0 };
    tellScroll(topLine, head, rest);
  }, { passive: true });

  for (const kind of ["wheel", "pointerdown", "keydown"]) {
    document.addEventListener(kind, letGo, { capture: true, passive: true });
  }

  new ResizeObserver(() => { if (isHeld) put(); }).observe(post);
  window.addEventListener("resize", () => {
    if (!units.length || isHeld) return;
    isHeld = true;
    wish = { line: topLine, head: window.scrollY > 1 ? 1 : 0, rest: 1, written: -1, gap: 0 };
    put();
    settle(++generation, 12, 0);
  });

  // --- patches

  // What the writer looks at when a change lies above it: the first block that begins in sight.
  function anchorFor(first, removed) {
    if (window.scrollY === 0 || first >= units.length) return null;
    const index = indexBelow(0);
    if (first >= index) return null;
    const unit = units[Math.max(index, first + removed)];
    const node = unit ? unit.node : noteHost.hidden ? null : noteHost;
    return node ? { node, top: node.getBoundingClientRect().top } : null;
  }

  // A patch begins: the wish moves with its line, and is not put right any more unless only new blocks come behind.
  function beforePatch(first, removed, shift) {
    if (wish) wish.written = -1;
    if (first < units.length) {
      if (wish && shift && units[first].line <= wish.line) wish.line = Math.max(0, wish.line + shift);
      letGo();
    }
    quiet++;
    requestAnimationFrame(() => requestAnimationFrame(() => {
      quiet--;
      look();
    }));
    return anchorFor(first, removed);
  }

  function afterPatch(anchor) {
    if (!anchor) return;
    const moved = anchor.node.getBoundingClientRect().top - anchor.top;
    if (Math.abs(moved) >= 1) move(window.scrollY + moved);
  }

  function forget() {
    wish = seen = null;
    letGo();
    move(0);
  }

  return { indexAt, lineAt, follow, reveal, beforePatch, afterPatch, forget };
}
