// The boxes and lines of the drawing, and how they are moved.
const MARGIN = 36;

/** The elements of a drawing by their names; boxes can be moved, and their lines follow. */
function createBoxes(svg) {
  const boxes = new Map(
    [...svg.querySelectorAll(".box")].map((element) => {
      const { e: x, f: y } = element.transform.baseVal.consolidate().matrix;
      const card = element.querySelector(".card");
      const width = Number(card.getAttribute("width"));
      const height = Number(card.getAttribute("height"));
      return [element.dataset.name, { element, x, y, width, height, dx: 0, dy: 0 }];
    }),
  );
  const lines = [...svg.querySelectorAll(".relation")].map((element) => {
    const curve = element.querySelector(".curve");
    const hit = curve.cloneNode();
    hit.setAttribute("class", "hit");
    element.prepend(hit);
    return {
      element,
      paths: [hit, curve],
      feet: [...element.querySelectorAll(".foot")],
      way: curve.getAttribute("d").match(/-?[\d.]+/g).map(Number),
      ends: [boxes.get(element.dataset.from), boxes.get(element.dataset.to)],
    };
  });

  function place(box) {
    box.element.setAttribute("transform", `translate(${box.x + box.dx} ${box.y + box.dy})`);
    lines.filter((line) => line.ends.includes(box)).forEach(follow);
  }

  /** Each half of a line moves along with the box at its end. */
  function follow(line) {
    const points = line.way.map((number, i) => number + line.ends[i < 4 ? 0 : 1][i % 2 ? "dy" : "dx"]);
    const way = `M${points.slice(0, 2).join(" ")}C${points.slice(2).join(" ")}`;
    line.paths.forEach((path) => path.setAttribute("d", way));
    line.feet.forEach((foot, i) =>
      foot.setAttribute("transform", `translate(${line.ends[i].dx} ${line.ends[i].dy})`),
    );
  }

  function move(name, dx, dy) {
    const box = boxes.get(name);
    box.dx += dx;
    box.dy += dy;
    place(box);
  }

  function putBack() {
    boxes.forEach((box) => {
      box.dx = 0;
      box.dy = 0;
      place(box);
    });
  }

  /** The part of the drawing that these boxes fill with the lines of one of them, and a margin. */
  function ground(names, name) {
    const parts = [
      ...[...names].map((one) => boxes.get(one)).map((box) => ({ ...box, x: box.x + box.dx, y: box.y + box.dy })),
      ...lines.filter((line) => line.ends.includes(boxes.get(name))).map((line) => line.paths[1].getBBox()),
    ];
    const left = Math.min(...parts.map((part) => part.x)) - MARGIN;
    const top = Math.min(...parts.map((part) => part.y)) - MARGIN;
    const right = Math.max(...parts.map((part) => part.x + part.width)) + MARGIN;
    const bottom = Math.max(...parts.map((part) => part.y + part.height)) + MARGIN;
    return { left, top, width: right - left, height: bottom - top };
  }

  /** The nearest box in a direction, each of whose parts is -1, 0 or 1; null where none is. */
  function next(name, right, down) {
    const centre = (box) => [box.x + box.dx + box.width / 2, box.y + box.dy + box.height / 2];
    const [x, y] = centre(boxes.get(name));
    let nearest = null;
    let least = Infinity;
    for (const [other, box] of boxes) {
      const [dx, dy] = [centre(box)[0] - x, centre(box)[1] - y];
      const ahead = dx * right + dy * down;
      const aside = Math.abs(dx * down) + Math.abs(dy * right);
      if (ahead > 1 && ahead + 2 * aside < least) {
        nearest = other;
        least = ahead + 2 * aside;
      }
    }
    return nearest;
  }

  const names = [...boxes.keys()];
  const firstColumn = names.filter((name) => boxes.get(name).x === boxes.get(names[0]).x);
  return { names, firstColumn, element: (name) => boxes.get(name).element, lines, move, putBack, ground, next };
}
