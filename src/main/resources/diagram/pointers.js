// Pointers on the drawing: one drags a box or the ground, or clicks; two zoom.
const pointers = new Map();
const SLACK = 4;
let grabbed = null;

svg.addEventListener("pointerdown", (event) => {
  if (event.button !== 0) {
    return;
  }
  pointers.set(event.pointerId, event);
  grabbed = { name: event.target.closest(".box")?.dataset.name ?? null, x: event.clientX, y: event.clientY, moved: false };
  tip.hidden = true;
});

svg.addEventListener("pointermove", (event) => {
  const before = pointers.get(event.pointerId);
  if (!before) {
    return;
  }
  grabbed.moved ||= Math.hypot(event.clientX - grabbed.x, event.clientY - grabbed.y) > SLACK;
  if (!grabbed.moved) {
    return;
  }
  svg.setPointerCapture(event.pointerId);
  svg.classList.add("held");
  const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
  if (pointers.size === 2) {
    pinch(event, before);
  } else if (grabbed.name) {
    boxes.move(grabbed.name, dx / view.scale(), dy / view.scale());
  } else {
    view.pan(dx, dy);
  }
  pointers.set(event.pointerId, event);
});

function pinch(event, before) {
  const other = [...pointers.values()].find((one) => one.pointerId !== event.pointerId);
  const apart = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
  const area = svg.getBoundingClientRect();
  view.zoom(apart(event) / apart(before), (event.clientX + other.clientX) / 2 - area.left, (event.clientY + other.clientY) / 2 - area.top);
}

function release(event) {
  if (!pointers.delete(event.pointerId) || pointers.size > 0) {
    return;
  }
  svg.classList.remove("held");
  if (grabbed.moved || event.type === "pointercancel") {
    return;
  }
  if (grabbed.name) {
    reach(grabbed.name);
    choose(grabbed.name);
  } else if (chosen.level > 0) {
    go(chosen.name, 0);
  }
}

svg.addEventListener("pointerup", release);
svg.addEventListener("pointercancel", release);

let wheelEnds = 0;
svg.addEventListener(
  "wheel",
  (event) => {
    event.preventDefault();
    svg.classList.add("still");
    clearTimeout(wheelEnds);
    wheelEnds = setTimeout(() => svg.classList.remove("still"), 200);
    const area = svg.getBoundingClientRect();
    view.zoom(Math.exp(-event.deltaY * 0.0015), event.clientX - area.left, event.clientY - area.top);
  },
  { passive: false },
);
