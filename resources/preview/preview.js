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
  let scrollWish = 0; // counts the wishes to scroll, so that an older one gives up
  let bridge = null;

  // --- from html to nodes

  function parsed(html) {
    const template = document.createElement("template");
    template.innerHTML = html; // inert: nothing in a template loads
    for (const image of template.content.querySelectorAll("img")) {
      image.dataset.src = image.getAttribute("src") || "";
      image.removeAttribute("src"); // loaded when it comes near, see `near`
      image.removeAttribute("srcset");
    }
    for (const hint of template.content.querySelectorAll("[data-hint]")) hint.textContent = words[hint.dataset.hint] || "";
    if (html.length > LONG_RUN) loosen(template.content);
    return template.content;
  }

  // Chromium breaks an endless word by shaping all that is left of it for every line: give it places to break
  const LONG_RUN = 2000;

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
        if (!space) rest.before(document.createElement("wbr"));
      }
    }
  }

  function newUnit([line, html]) {
    const node = document.createElement("section");
    node.append(parsed(html));
    const unit = { node, line };
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

  function take(node) {
    for (const image of node.querySelectorAll("img")) {
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

  const OURS = new Set(["src", "data-failed", "hidden", "open"]);

  function sameShell(a, b) {
    if (a.nodeName !== b.nodeName || a.nodeType !== 1) return false;
    const counted = (node) => [...node.attributes].filter((attribute) => !OURS.has(attribute.name));
    const left = counted(a);
    return left.length === counted(b).length &&
      left.every((attribute) => b.getAttribute(attribute.name) === attribute.value);
  }

  function morph(old, fresh) {
    const before = [...old.childNodes];
    const after = [...fresh.childNodes];
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
    const place = before[before.length - tail] || null;
    for (const node of gone) node.remove();
    for (const node of come) old.insertBefore(node, place);
  }

  function keepPictures(gone, come) {
    const kept = new Map();
    const within = (node) => node.nodeType !== 1 ? []
      : node.nodeName === "IMG" ? [node] : [...node.querySelectorAll("img")];
    for (const image of gone.flatMap(within)) {
      if (image.complete && image.naturalWidth) kept.set(image.dataset.src, image);
    }
    if (!kept.size) return;
    come.forEach((node, index) => {
      for (const image of within(node)) {
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

  // What the writer looks at when a change lies above it: the first block that begins in sight.
  function anchorFor(first, removed) {
    if (window.scrollY === 0 || first >= units.length) return null;
    const index = indexBelow(0);
    if (first >= index) return null;
    const unit = units[Math.max(index, first + removed)];
    return unit ? { node: unit.node, top: unit.node.getBoundingClientRect().top } : null;
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

  function patch(first, removed, blocks, shift) {
    first = Math.min(first, units.length);
    removed = Math.min(removed, units.length - first);
    const anchor = anchorFor(first, removed);
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
      take(unit.node);
    }
    for (const unit of units.slice(first + reused, first + removed)) remove(unit.node);
    const place = first + removed < units.length ? units[first + removed].node : null;
    const added = fresh.slice(reused);
    if (added.length) insert(added.map((unit) => unit.node), place);
    replaceIn(units, first + reused, removed - reused, added);
    for (const unit of added) take(unit.node);
    if (markedLine >= 0) mark(markedLine);
    if (anchor) {
      const moved = anchor.node.getBoundingClientRect().top - anchor.top;
      if (Math.abs(moved) >= 1) window.scrollBy(0, moved);
    }
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
    scrollWish++;
    problems.clear();
    shown.clear();
    near.disconnect();
    post.replaceChildren();
    window.scrollTo(0, 0);
    patch(0, 0, blocks, 0);
  }

  // --- lines and places

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

  function linesOf(index) {
    const next = units[index + 1];
    if (next) return Math.max(1, next.line - units[index].line);
    return Math.max(1, Math.round(units[index].node.offsetHeight / 30));
  }

  function scrollToLine(line) {
    placeLine(line);
    settle(++scrollWish, line, 12, 0);
  }

  // Blocks that were not drawn yet have estimated heights: the place is put right until it stays for three frames.
  function settle(wish, line, frames, calm) {
    requestAnimationFrame(() => {
      if (wish !== scrollWish) return;
      const rest = placeLine(line) ? 0 : calm + 1;
      if (frames > 0 && rest < 3) settle(wish, line, frames - 1, rest);
    });
  }

  for (const kind of ["wheel", "pointerdown", "keydown"]) {
    document.addEventListener(kind, () => { scrollWish++; }, { capture: true, passive: true });
  }

  function placeLine(line) {
    if (!units.length) return false;
    const index = indexAt(line);
    const box = units[index].node.getBoundingClientRect();
    const part = Math.min(Math.max((line - units[index].line) / linesOf(index), 0), 1);
    const lead = index === 0 && part === 0 ? window.scrollY + box.top : 12;
    const before = window.scrollY;
    window.scrollTo(0, before + box.top + part * box.height - lead);
    return Math.abs(window.scrollY - before) >= 1;
  }

  function mark(line) {
    markedLine = line;
    const unit = line >= 0 && units.length && line >= units[0].line ? units[indexAt(line)] : null;
    const node = unit ? unit.node : null;
    if (node === marked) return;
    if (marked) marked.classList.remove("now");
    if (node) node.classList.add("now");
    marked = node;
  }

  function lineAt(y) {
    const index = Math.max(0, indexBelow(y) - 1);
    const box = units[index].node.getBoundingClientRect();
    const part = box.height ? Math.min(Math.max((y - box.top) / box.height, 0), 0.999) : 0;
    return units[index].line + Math.floor(part * linesOf(index));
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
    bridge.tell_line(lineAt(event.clientY));
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
    const found = name && post.querySelector(`[id="${CSS.escape(name)}"]`);
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
  document.addEventListener("mouseover", (event) => {
    const link = linkOf(event.target);
    bridge.tell_hover(link ? link.getAttribute("href") : "");
  }, true);

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
  }

  const orders = {
    show, patch, mark, scrollToLine, refreshImage, setImageProblem, setTheme,
    setUp: (given, withImages) => { words = given; showsImages = withImages; },
    ping: (number) => bridge.answer(number),
  };

  new QWebChannel(qt.webChannelTransport, (channel) => {
    bridge = channel.objects.bridge;
    bridge.ordered.connect((order) => {
      const [name, ...given] = JSON.parse(order);
      orders[name](...given);
    });
    bridge.tell_ready();
  });
})();
