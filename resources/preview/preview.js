// The preview page: takes patches of blocks, tells clicks. Runs in the application world; the page itself runs nothing.
// No setTimeout (it never fires here), no globals (ids in a post would shadow them).
(() => {
  "use strict";

  const post = document.getElementById("post");
  const root = document.documentElement;
  const IMAGE = "post://image/";
  const units = []; // {node, line}: the sections in order, see `insert` for where they live
  const unitOf = new WeakMap(); // section -> its unit
  const versions = new Map(); // token -> how often its picture has changed
  const problems = new Map(); // token -> sentence
  const shown = new Map(); // token -> set of its images, some of which may have gone
  let words = { broken: "" };
  let showsImages = true;
  let marked = null;
  let markedLine = -1;
  let reveals = false; // whether the marked line is brought into sight as it is written in
  let bridge = null;
  let hovered = "";
  const noteHost = document.getElementById("notes");
  const notes = makeNotes(noteHost, { adopt, renew, take });
  const places = makePlaces(post, noteHost, units, unitOf, notes.boxOf, (line, head, rest) => bridge.tell_scroll(line, head, rest));

  // --- from html to nodes

  function parsed(html, isCode = false) {
    const template = document.createElement("template");
    template.innerHTML = html; // inert: nothing in a template loads
    for (const image of template.content.querySelectorAll("img")) {
      image.dataset.src = image.getAttribute("src") || "";
      image.removeAttribute("src"); // loaded when it comes near, see `near`
      image.removeAttribute("srcset");
    }
    for (const hint of template.content.querySelectorAll("[data-hint]")) hint.textContent = words[hint.dataset.hint] || "";
    if (html.length > LONG_RUN && !isCode) loosen(template.content);
    return template.content;
  }

  // Chromium breaks an endless word by shaping all that is left of it for every line: give it places to break
  const LONG_RUN = 2000;
  const breaks = new WeakSet(); // the places to break that are ours

  function loosen(content) {
    const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
    const long = [];
    while (walker.nextNode()) {
      if (walker.currentNode.length > LONG_RUN && !walker.currentNode.parentElement?.closest("pre")) long.push(walker.currentNode);
    }
    for (const text of long) {
      for (let rest = text; rest.length > LONG_RUN;) {
        const word = rest.data.slice(0, LONG_RUN);
        const space = /\s\S*$/.exec(word);
        rest = rest.splitText(space ? space.index + 1 : /[\ud800-\udbff]$/.test(word) ? LONG_RUN - 1 : LONG_RUN);
        if (space) continue;
        const place = document.createElement("wbr");
        breaks.add(place);
        rest.before(place);
      }
    }
  }

  const CHINESE = /[\u2e80-\u9fff\uac00-\ud7af\uff01-\uff5e]/;

  // A block without a Chinese, Japanese or Korean character is set as English, with narrow quotes.
  function speak(node) {
    const language = CHINESE.test(node.textContent) ? "" : "en";
    if (node.lang !== language) node.lang = language;
  }

  // The marks leave the nodes, so that what is alike stays alike when the lines inside a block move.
  function linesIn(content) {
    return Array.from(content.querySelectorAll(MARKED), (node) => {
      const line = Number(node.getAttribute("data-line")) || 0;
      node.removeAttribute("data-line");
      return line;
    });
  }

  function newUnit([line, html]) {
    const node = document.createElement("section");
    const content = parsed(html);
    const lines = linesIn(content);
    node.append(content);
    speak(node);
    const unit = { node, line, lines, marks: null };
    unitOf.set(node, unit);
    return unit;
  }

  // --- stretches: sections live in groups, each skipped as a whole while it is out of sight. Thousands of
  // sections side by side would each be laid out and watched in every frame, at every key.

  const STRETCH = 40;

  function newStretch(nodes) {
    const stretch = document.createElement("div");
    stretch.append(...nodes);
    stretch.style.containIntrinsicSize = `auto ${nodes.length * 60}px`;
    return stretch;
  }

  function insert(nodes, place) {
    let stretch = place ? place.parentNode : post.lastElementChild;
    if (stretch && stretch.childElementCount + nodes.length <= 2 * STRETCH) {
      for (const node of nodes) stretch.insertBefore(node, place);
      return;
    }
    if (place && place.previousElementSibling) {
      const behind = [];
      for (let node = place; node; node = node.nextElementSibling) behind.push(node);
      const second = newStretch(behind);
      stretch.after(second);
      stretch = second;
    }
    for (let from = 0; from < nodes.length; from += STRETCH) {
      post.insertBefore(newStretch(nodes.slice(from, from + STRETCH)), place ? stretch : null);
    }
  }

  function remove(node) {
    const stretch = node.parentNode;
    node.remove();
    if (!stretch.childElementCount) stretch.remove();
  }

  // --- pictures

  const near = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) load(entry.target);
    }
  }, { rootMargin: "1200px 0px" });

  const tokenOf = (image) => {
    const source = image.dataset.src || "";
    return source.startsWith(IMAGE) ? source.slice(IMAGE.length).split("?")[0] : "";
  };

  function load(image) {
    near.unobserve(image);
    if (!showsImages) return;
    const token = tokenOf(image);
    const version = versions.get(token) || 0;
    const wanted = version ? `${IMAGE}${token}?v=${version}` : image.dataset.src;
    if (wanted && image.getAttribute("src") !== wanted) image.setAttribute("src", wanted);
  }

  function problemOf(image) {
    const known = problems.get(tokenOf(image));
    if (known) return known;
    return !showsImages || image.dataset.failed || !image.dataset.src ? words.broken : "";
  }

  function dress(image) {
    const old = image.nextElementSibling;
    if (old && old.localName === "image-problem") old.remove();
    const problem = problemOf(image);
    image.toggleAttribute("hidden", problem !== "");
    if (!problem) return;
    const box = document.createElement("image-problem");
    const description = image.getAttribute("alt");
    box.textContent = description ? `${description}　·　${problem}` : problem;
    image.after(box);
  }

  const imagesIn = (node) => node.nodeType !== 1 ? [] : node.nodeName === "IMG" ? [node] : [...node.querySelectorAll("img")];

  function take(node) {
    for (const image of imagesIn(node)) {
      const token = tokenOf(image);
      if (token) shown.set(token, (shown.get(token) || new Set()).add(image));
      dress(image);
      if (!image.hasAttribute("src")) near.observe(image);
    }
  }

  function imagesOf(token) {
    const images = shown.get(token) || new Set();
    for (const image of images) {
      if (!image.isConnected || tokenOf(image) !== token) images.delete(image);
    }
    return [...images];
  }

  document.addEventListener("error", (event) => {
    if (event.target.localName !== "img") return;
    event.target.dataset.failed = "1";
    dress(event.target);
  }, true);

  document.addEventListener("load", (event) => {
    if (event.target.localName !== "img") return;
    delete event.target.dataset.failed;
    dress(event.target);
  }, true);

  // --- one block in place of another: what is alike stays, so that pictures neither flicker nor load again

  function undress(node) {
    for (const box of node.querySelectorAll("image-problem")) box.remove();
  }

  function alike(a, b) {
    if (a.nodeName === "IMG" && b.nodeName === "IMG") return sameShell(a, b);
    if (a.isEqualNode(b)) return true;
    return sameShell(a, b) && a.childNodes.length === b.childNodes.length &&
      [...a.childNodes].every((child, index) => alike(child, b.childNodes[index]));
  }

  // A copy of what is drawn elsewhere: its pictures are loaded when it comes near itself.
  function adopt(copy) {
    undress(copy);
    for (const image of imagesIn(copy)) {
      for (const name of ["src", "hidden", "data-failed"]) image.removeAttribute(name);
    }
    speak(copy);
  }

  function renew(old, fresh) {
    undress(old);
    morph(old, fresh);
    speak(old);
  }

  const OURS = new Set(["src", "data-failed", "hidden", "open"]);

  function sameShell(a, b) {
    if (a.nodeName !== b.nodeName || a.nodeType !== 1) return false;
    const counted = (node) => [...node.attributes].filter((attribute) => !OURS.has(attribute.name));
    const left = counted(a);
    return left.length === counted(b).length &&
      left.every((attribute) => b.getAttribute(attribute.name) === attribute.value);
  }

  function morph(old, fresh) {
    morphBetween(old, [...old.childNodes], [...fresh.childNodes], null);
  }

  // The children `before` of an element give place to those `after`, in front of a node that stays.
  function morphBetween(old, before, after, behind) {
    let head = 0;
    while (head < before.length && head < after.length && alike(before[head], after[head])) head++;
    let tail = 0;
    const most = Math.min(before.length, after.length) - head;
    while (tail < most && alike(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail++;
    const gone = before.slice(head, before.length - tail);
    const come = after.slice(head, after.length - tail);
    if (gone.length === 1 && come.length === 1) {
      if (gone[0].nodeType === 3 && come[0].nodeType === 3) {
        gone[0].data = come[0].data;
        return;
      }
      if (gone[0].nodeName !== "IMG" && sameShell(gone[0], come[0])) {
        morph(gone[0], come[0]);
        return;
      }
    }
    keepPictures(gone, come);
    const place = before[before.length - tail] || behind;
    for (const node of gone) node.remove();
    for (const node of come) old.insertBefore(node, place);
  }

  function keepPictures(gone, come) {
    const kept = new Map();
    for (const image of gone.flatMap(imagesIn)) {
      if (image.complete && image.naturalWidth) kept.set(image.dataset.src, image);
    }
    if (!kept.size) return;
    come.forEach((node, index) => {
      for (const image of imagesIn(node)) {
        const old = kept.get(image.dataset.src);
        if (!old) continue;
        kept.delete(image.dataset.src);
        for (const { name } of [...old.attributes]) {
          if (!OURS.has(name) && !image.hasAttribute(name)) old.removeAttribute(name);
        }
        for (const { name, value } of image.attributes) {
          if (name !== "src") old.setAttribute(name, value);
        }
        if (image === node) come[index] = old;
        else image.replaceWith(old);
      }
    });
  }

  // --- patches

  function patch(first, removed, blocks, shift) {
    first = Math.min(first, units.length);
    removed = Math.min(removed, units.length - first);
    const anchor = places.beforePatch(first, removed, shift);
    if (shift) {
      for (let index = first + removed; index < units.length; index++) units[index].line += shift;
    }
    const fresh = blocks.map(newUnit);
    const reused = Math.min(removed, fresh.length);
    for (let index = 0; index < reused; index++) {
      const unit = units[first + index];
      undress(unit.node);
      morph(unit.node, fresh[index].node);
      unit.line = fresh[index].line;
      unit.lines = fresh[index].lines;
      unit.marks = null;
      speak(unit.node);
      take(unit.node);
      notes.follow(unit);
    }
    for (const unit of units.slice(first + reused, first + removed)) {
      notes.drop(unit);
      remove(unit.node);
    }
    const place = first + removed < units.length ? units[first + removed].node : null;
    const added = fresh.slice(reused);
    if (added.length) insert(added.map((unit) => unit.node), place);
    replaceIn(units, first + reused, removed - reused, added);
    for (const unit of added) {
      take(unit.node);
      notes.follow(unit);
    }
    settle(anchor, first, fresh.length);
  }

  function settle(anchor, first, count) {
    const written = marked;
    notes.arrange();
    if (markedLine >= 0) showMark();
    places.afterPatch(anchor);
    const here = marked && reveals ? places.indexAt(markedLine) : -1;
    if (here >= 0 && (marked !== written || (here >= first && here < first + count))) places.reveal(markedLine);
  }

  // --- a part of one large block, see html_splice.py: {path, names, count, before, after, marks_before, marks_gone}

  const childrenOf = (node) => [...node.children].filter((child) => child.localName !== "image-problem" && !breaks.has(child));

  // Where children give place: {element, nodes, behind}, null where the page is not as the window thinks.
  function regionOf(root, { path, names, count, before, after }) {
    let element = root;
    for (let depth = 0; depth < path.length; depth++) {
      element = childrenOf(element)[path[depth]];
      if (!element || element.localName !== names[depth]) return null;
    }
    const children = childrenOf(element);
    if (children.length !== count) return null;
    const behind = after ? children[count - after] : null;
    let node = before ? children[before - 1].nextSibling : element.firstChild;
    if (before && node && node.localName === "image-problem") node = node.nextSibling;
    const nodes = [];
    for (; node !== behind; node = node.nextSibling) nodes.push(node);
    return { element, nodes, behind };
  }

  function splice(index, line, html, place, movedFrom, grown) {
    const unit = units[index];
    const region = unit ? regionOf(unit.node, place) : null;
    if (!region) {
      bridge.tell_misfit(index);
      return;
    }
    const anchor = places.beforePatch(index, 1, 0);
    unit.line = line;
    const { element, nodes, behind } = region;
    const content = parsed(html, element.closest("pre") !== null);
    const lines = linesIn(content);
    const from = place.marks_before;
    const moved = (one) => one >= movedFrom ? one + grown : one;
    unit.lines = [...unit.lines.slice(0, from).map(moved), ...lines, ...unit.lines.slice(from + place.marks_gone).map(moved)];
    unit.marks = null;
    const kept = nodes.filter((node) => node.localName !== "image-problem");
    for (const node of nodes) {
      if (node.localName === "image-problem") node.remove();
      else if (node.nodeType === 1) undress(node);
    }
    const ahead = kept.length ? kept[0].previousSibling : behind ? behind.previousSibling : element.lastChild;
    morphBetween(element, kept, [...content.childNodes], behind);
    for (let node = ahead ? ahead.nextSibling : element.firstChild; node !== behind; node = node.nextSibling) take(node);
    speak(unit.node);
    notes.follow(unit);
    settle(anchor, index, 1);
  }

  function replaceIn(list, first, removed, added) {
    if (added.length < 10000) {
      list.splice(first, removed, ...added);
      return;
    }
    const rest = list.splice(first);
    for (const unit of added) list.push(unit);
    for (const unit of rest.slice(removed)) list.push(unit);
  }

  function show(blocks) {
    units.length = 0;
    marked = null;
    markedLine = -1;
    reveals = false;
    problems.clear();
    shown.clear();
    near.disconnect();
    post.replaceChildren();
    notes.forget();
    places.forget();
    patch(0, 0, blocks, 0);
  }

  // --- the mark

  function mark(line, isWritten) {
    markedLine = line;
    reveals = isWritten;
    showMark();
    if (reveals) places.reveal(line);
  }

  function showMark() {
    const line = markedLine;
    const unit = line >= 0 && units.length && line >= units[0].line ? units[places.indexAt(line)] : null;
    const node = unit ? unit.node : null;
    if (marked && marked !== node) showNow(marked, unitOf.get(marked).notes, false);
    if (node && (node !== marked || unit.notes)) showNow(node, unit.notes, true);
    marked = node;
  }

  function showNow(section, itsNotes, isNow) {
    section.classList.toggle("now", isNow);
    for (const note of itsNotes || []) note.node.classList.toggle("now", isNow);
  }

  // --- the hand

  const linkOf = (target) => target instanceof Element ? target.closest("a[href], area[href]") : null;

  function onClick(event) {
    const link = linkOf(event.target);
    if (link) {
      event.preventDefault();
      follow(link.getAttribute("href"));
      return;
    }
    if (event.type !== "click" || event.button !== 0 || !units.length) return;
    if (event.target instanceof Element && event.target.closest("summary")) return;
    const selection = window.getSelection();
    if (selection && !selection.isCollapsed) return;
    const noted = notes.lineOf(event.target);
    bridge.tell_line(noted >= 0 ? noted : Math.floor(places.lineAt(event.clientY)));
  }

  function follow(href) {
    if (!href.startsWith("#")) {
      bridge.tell_link(href);
      return;
    }
    let name = href.slice(1);
    try {
      name = decodeURIComponent(name);
    } catch {
      // an odd fragment is looked for as it is written
    }
    const found = name && (notes.find(name) || post.querySelector(`[id="${CSS.escape(name)}"]`));
    if (found) found.scrollIntoView({ block: "start" });
  }

  document.addEventListener("click", onClick, true);
  document.addEventListener("auxclick", onClick, true);
  document.addEventListener("dragstart", (event) => {
    if (linkOf(event.target)) event.preventDefault();
  }, true);
  document.addEventListener("submit", (event) => event.preventDefault(), true);
  document.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    const link = linkOf(event.target);
    bridge.tell_menu(event.clientX, event.clientY, link ? link.getAttribute("href") : "");
  }, true);

  function hover(href) {
    if (href !== hovered) bridge.tell_hover(href);
    hovered = href;
  }
  document.addEventListener("mouseover", (event) => {
    const link = linkOf(event.target);
    hover(link ? link.getAttribute("href") : "");
  }, true);
  root.addEventListener("mouseleave", () => hover(""));

  // What is selected, as html that means the same elsewhere: without our wrappers, pictures by their tokens.
  function selectedMarkup() {
    const holder = document.createElement("div");
    const selection = window.getSelection();
    for (let index = 0; index < selection.rangeCount; index++) holder.append(selection.getRangeAt(index).cloneContents());
    for (const box of holder.querySelectorAll(`image-problem, .footnote-back, ${NOTE}:not([data-note])`)) box.remove();
    for (const note of holder.querySelectorAll("[data-note]")) note.removeAttribute("data-note");
    for (const wrapper of holder.querySelectorAll("#heading, #notes, :scope > div > section, :scope > section, .block")) {
      wrapper.replaceWith(...wrapper.childNodes);
    }
    for (const group of holder.querySelectorAll(":scope > div[style*=contain-intrinsic]")) group.replaceWith(...group.childNodes);
    for (const image of holder.querySelectorAll("img")) {
      image.setAttribute("src", image.dataset.src || "");
      for (const name of ["data-src", "data-failed", "hidden"]) image.removeAttribute(name);
    }
    return holder.innerHTML;
  }

  document.addEventListener("copy", (event) => {
    const selection = window.getSelection();
    if (!selection || selection.isCollapsed) return;
    event.preventDefault();
    bridge.tell_copy(selection.toString(), selectedMarkup());
  }, true);

  function copySource() {
    const html = selectedMarkup();
    if (html) bridge.tell_copy(html, "");
  }

  // --- what the window says

  function setImageProblem(token, sentence) {
    if (sentence) problems.set(token, sentence);
    else problems.delete(token);
    for (const image of imagesOf(token)) dress(image);
  }

  function refreshImage(token) {
    versions.set(token, (versions.get(token) || 0) + 1);
    for (const image of imagesOf(token)) {
      delete image.dataset.failed;
      dress(image);
      if (image.hasAttribute("src")) load(image);
      else near.observe(image);
    }
  }

  function setTheme(colours, isDark) {
    for (const [name, colour] of Object.entries(colours)) root.style.setProperty(`--${name}`, colour);
    root.style.colorScheme = isDark ? "dark" : "light";
    root.dataset.theme = isDark ? "dark" : "light"; // tells which drawing of a diagram is shown
  }

  // The sheet of the writer takes the place of ours once it is there, and classes of themes make it fit.
  const THEME_CLASSES = {
    page: "post article post-block",
    heading: "post-header",
    post: "post-body post-content article-entry article-content entry-content page__content e-content markdown-body content prose",
    notes: "footnotes post-body post-content article-entry article-content entry-content page__content e-content markdown-body content prose",
  };
  let styleVersion = 0;

  function setLook(hasStyle, letterSize, marksDifferences) {
    root.classList.toggle("without-marks", !marksDifferences);
    root.style.setProperty("--letter", `${letterSize}px`);
    const before = document.querySelector("link[data-own]");
    if (!hasStyle) {
      if (before) before.remove();
      dressFor(false);
      return;
    }
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.dataset.own = "";
    link.href = `post://style/own.css?v=${++styleVersion}`;
    link.addEventListener("load", () => {
      if (before) before.remove();
      dressFor(true);
    });
    document.head.append(link);
  }

  function dressFor(isOwn) {
    for (const sheet of document.querySelectorAll("head > style[data-look]")) sheet.disabled = isOwn;
    root.classList.toggle("own-style", isOwn);
    for (const [id, names] of Object.entries(THEME_CLASSES)) document.getElementById(id).className = isOwn ? names : "";
  }

  function setHeading(title, date) {
    const heading = document.getElementById("heading");
    heading.hidden = !title && !date;
    heading.querySelector("h1").textContent = title;
    heading.querySelector("time").textContent = date;
    document.title = title || "Preview";
  }

  // For printing: every picture at once, wherever it is.
  function loadAll() {
    const images = [...document.querySelectorAll("#post img, #notes img")].filter((one) => !one.closest(`#post ${NOTE}`));
    const isDone = (image) => image.hidden || image.complete;
    const tell = () => bridge.tell_images(images.filter(isDone).length, images.length);
    for (const image of images) {
      for (const kind of ["load", "error"]) image.addEventListener(kind, tell, { once: true });
      if (!image.hidden) load(image);
    }
    tell();
  }

  const orders = {
    show, patch, splice, mark, scrollToLine: places.follow, refreshImage, setImageProblem, setTheme,
    setLook, setHeading, loadAll, copySource,
    setUp: (given, withImages) => {
      words = given;
      showsImages = withImages;
      post.dataset.empty = words.empty || "";
    },
    ping: (number) => bridge.answer(number),
  };

  new QWebChannel(qt.webChannelTransport, (channel) => {
    bridge = channel.objects.bridge;
    bridge.ordered.connect((sent) => {
      for (const [name, ...given] of JSON.parse(sent)) {
        try {
          orders[name](...given);
        } catch (error) {
          reportError(error); // what follows is none the worse
        }
      }
    });
    bridge.tell_ready();
  });
})();
