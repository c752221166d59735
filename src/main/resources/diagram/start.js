// What the page shows first.

/** A page of the console looks as the person chose there. */
const theme = document.body.dataset.states && localStorage.getItem("theme");
if (theme) {
  document.getElementById("dark").media = theme === "dark" ? "all" : "not all";
}

/** Where the whole would be smaller than that, the first column is shown instead. */
const READABLE = 0.45;

addEventListener("resize", fit);
svg.classList.add("still");
const asked = decodeURIComponent(location.hash.slice(1));
if (boxes.names.includes(asked)) {
  go(asked, 1);
} else {
  fit();
  if (view.scale() < READABLE) {
    view.fit(boxes.ground(boxes.firstColumn));
  }
}
requestAnimationFrame(() => svg.classList.remove("still"));
