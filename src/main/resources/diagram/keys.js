// What the keyboard does.
const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const STEP = 24;

function onBox(event, name) {
  const arrow = ARROWS[event.key];
  if (event.key === "Enter" || event.key === " ") {
    choose(name);
  } else if (arrow && event.shiftKey) {
    boxes.move(name, arrow[0] * STEP, arrow[1] * STEP);
  } else if (arrow) {
    reach(boxes.next(name, ...arrow) ?? name);
  } else {
    return false;
  }
  return true;
}

function anywhere(event) {
  const acts = {
    Escape: () => chosen.level > 0 && go(chosen.name, chosen.level - 1),
    "/": () => input.focus(),
    "+": () => view.zoom(1.25),
    "-": () => view.zoom(0.8),
    0: whole,
  };
  acts[event.key]?.();
  return event.key in acts;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target === input) {
    return;
  }
  const name = event.target.closest?.(".box")?.dataset.name;
  if ((name && onBox(event, name)) || anywhere(event)) {
    event.preventDefault();
  }
});
