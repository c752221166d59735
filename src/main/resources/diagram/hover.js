// What appears under the pointer and the focus.
const tip = document.getElementById("tip");

function hover(name) {
  if (chosen.level > 0) {
    return;
  }
  const near = name === null ? new Set() : withNeighbours(name);
  boxes.names.forEach((one) => boxes.element(one).classList.toggle("near", near.has(one)));
  boxes.lines.forEach(({ element }) =>
    element.classList.toggle("near", name !== null && [element.dataset.from, element.dataset.to].includes(name)),
  );
}

boxes.names.forEach((name, place) => {
  const box = boxes.element(name);
  const database = databaseOf(name);
  box.setAttribute("tabindex", place === 0 ? 0 : -1);
  box.setAttribute("role", "button");
  box.setAttribute("aria-pressed", "false");
  box.setAttribute(
    "aria-label",
    `${database.title}, ${database.group}, ${database.fields.length} fields, ${withNeighbours(name).size - 1} neighbours`,
  );
  box.addEventListener("pointerenter", (event) => {
    hover(name);
    showTip(event, database.title, database.about ?? "");
  });
  box.addEventListener("pointerleave", () => {
    hover(null);
    tip.hidden = true;
  });
  box.addEventListener("focus", () => hover(name));
  box.addEventListener("blur", () => hover(null));
});

boxes.lines.forEach(({ element }) => {
  const relation = model.relations.find((one) => one.name === element.dataset.name);
  element.addEventListener("pointerenter", (event) => {
    element.classList.add("near");
    showTip(
      event,
      `${databaseOf(relation.from).title}: ${relation.property} → ${databaseOf(relation.to).title}`,
      `${cardinality(relation)}, ${storage(relation)}`,
    );
  });
  element.addEventListener("pointerleave", () => {
    element.classList.toggle("near", [relation.from, relation.to].includes(chosen.name));
    tip.hidden = true;
  });
});

function showTip(event, title, text) {
  if (pointers.size > 0 || event.pointerType === "touch") {
    return;
  }
  tip.replaceChildren(make("strong", {}, title), make("span", {}, text));
  tip.hidden = false;
  const area = svg.getBoundingClientRect();
  const x = Math.min(event.clientX - area.left + 16, area.width - tip.offsetWidth - 8);
  const y = Math.min(event.clientY - area.top + 18, area.height - tip.offsetHeight - 8);
  Object.assign(tip.style, { left: `${x}px`, top: `${y}px` });
}
