// Which database is chosen, and what the page shows because of it.
const svg = document.querySelector("svg.diagram");
const aside = document.getElementById("details");
const said = document.getElementById("said");

const boxes = createBoxes(svg);
const view = createView(svg, covered);
const details = createDetails(aside, go);

/** Which database is chosen, and how near: 0 all of them, 1 its neighbours, 2 its fields. */
const chosen = { name: null, level: 0 };

/** How much of the window the details hide: at its right, or on a narrow one at its bottom. */
function covered() {
  if (aside.hidden) {
    return { right: 0, bottom: 0 };
  }
  const isNarrow = aside.offsetWidth >= svg.clientWidth;
  return isNarrow ? { right: 0, bottom: aside.offsetHeight } : { right: aside.offsetWidth + 14, bottom: 0 };
}

/** Chooses a database at a level; a field of it may be pointed at. */
function go(name, level, field) {
  const before = chosen.name;
  Object.assign(chosen, { name: level === 0 ? null : name, level });
  details.show(name, level, field);
  showState();
  const shown = level === 0 ? null : withNeighbours(name);
  boxes.names.forEach((one) => {
    const box = boxes.element(one);
    box.classList.toggle("away", shown !== null && !shown.has(one));
    box.classList.toggle("chosen", one === chosen.name);
    box.setAttribute("aria-pressed", one === chosen.name);
  });
  boxes.lines.forEach(({ element }) => {
    const touches = [element.dataset.from, element.dataset.to].includes(name);
    element.classList.toggle("away", level > 0 && !touches);
    element.classList.toggle("near", level > 0 && touches);
  });
  fit();
  said.textContent = level === 0 ? "All databases" : `${databaseOf(name).title} and ${shown.size - 1} neighbours`;
  history.replaceState(null, "", level === 0 ? location.pathname + location.search : `#${name}`);
  if (level === 2) {
    aside.querySelector("h2").focus({ preventScroll: true });
  } else if (aside.contains(document.activeElement) || document.activeElement === document.body) {
    reach(level === 0 ? before : name);
  }
}

/** Shows the chosen database with its neighbours as large as may be, or all of them. */
function fit() {
  view.fit(chosen.level === 0 ? undefined : boxes.ground(withNeighbours(chosen.name), chosen.name));
}

/** Makes a box the one that Tab stops at, and goes there. */
function reach(name) {
  if (!name) {
    return;
  }
  boxes.names.forEach((one) => boxes.element(one).setAttribute("tabindex", one === name ? 0 : -1));
  boxes.element(name).focus({ preventScroll: true });
}

/** What a click on a box does: each one on the same box leads nearer. */
function choose(name) {
  const level = chosen.name === name ? Math.min(2, chosen.level + 1) : 1;
  go(name, level);
}

/** Every box in its place, and all of them shown. */
function whole() {
  boxes.putBack();
  go(chosen.name, 0);
}

document.getElementById("closer").onclick = () => view.zoom(1.25);
document.getElementById("further").onclick = () => view.zoom(0.8);
document.getElementById("whole").onclick = whole;
