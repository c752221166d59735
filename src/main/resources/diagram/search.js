// The search, with its list of what was found.
const input = document.getElementById("search");
const found = document.getElementById("found");
const MOST = 30;
let hits = [];
let at = 0;

function showHits() {
  hits = search(input.value).slice(0, MOST);
  at = 0;
  found.replaceChildren(...hits.map(item));
  const isOpen = input.value.trim() !== "";
  found.hidden = !isOpen || hits.length === 0;
  input.setAttribute("aria-expanded", !found.hidden);
  const names = new Set(hits.map((hit) => hit.database.name));
  boxes.names.forEach((name) => boxes.element(name).classList.toggle("away", isOpen && !names.has(name)));
  boxes.lines.forEach(({ element }) => element.classList.toggle("away", isOpen));
  if (isOpen) {
    said.textContent = hits.length === 0 ? "Nothing found" : `${hits.length} found`;
    mark();
  }
}

function item(hit, place) {
  const text = hit.field
    ? [hit.field.property, make("small", {}, `${hit.database.title} · ${hit.field.column} · ${hit.field.type}`)]
    : [hit.database.title, make("small", {}, `${hit.database.group} · ${hit.database.table}`)];
  const element = make("li", { id: `found-${place}` }, ...text);
  element.setAttribute("role", "option");
  element.onpointerdown = (event) => {
    event.preventDefault();
    take(hit);
  };
  return element;
}

function mark() {
  [...found.children].forEach((element, place) => element.setAttribute("aria-selected", place === at));
  input.setAttribute("aria-activedescendant", hits.length > 0 ? `found-${at}` : "");
  found.children[at]?.scrollIntoView({ block: "nearest" });
}

function leaveSearch() {
  input.value = "";
  found.hidden = true;
  input.setAttribute("aria-expanded", false);
  input.blur();
}

function take(hit) {
  leaveSearch();
  go(hit.database.name, hit.field ? 2 : 1, hit.field?.name);
  if (!hit.field) {
    reach(hit.database.name);
  }
}

input.addEventListener("input", showHits);
input.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && hits.length > 0) {
    at = (at + step + hits.length) % hits.length;
    mark();
  } else if (event.key === "Enter" && hits.length > 0) {
    take(hits[at]);
  } else if (event.key === "Escape") {
    leaveSearch();
    go(chosen.name, chosen.level);
  } else {
    return;
  }
  event.preventDefault();
});
input.addEventListener("blur", () => {
  if (input.value.trim() !== "") {
    leaveSearch();
    go(chosen.name, chosen.level);
  }
});
