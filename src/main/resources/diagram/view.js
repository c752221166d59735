// Which part of the drawing the window shows.
const NEAREST = 2.4;
const FURTHEST = 0.12;

/** Pans and zooms the scene of a drawing; `covered` tells how much of the window the details hide. */
function createView(svg, covered) {
  const scene = svg.querySelector(".scene");
  const { x: left, y: top, width, height } = svg.viewBox.baseVal;
  const whole = { left, top, width, height };
  const at = { x: 0, y: 0, scale: 1 };
  svg.removeAttribute("viewBox");

  function show() {
    scene.style.transform = `translate(${at.x}px, ${at.y}px) scale(${at.scale})`;
  }

  function limited(scale) {
    return Math.min(NEAREST, Math.max(FURTHEST, scale));
  }

  /** Shows a part of the drawing as large as the free part of the window allows. */
  function fit(part = whole, nearest = 1.25) {
    const { right, bottom } = covered();
    const free = { width: svg.clientWidth - right, height: svg.clientHeight - bottom };
    at.scale = limited(Math.min(free.width / part.width, free.height / part.height, nearest));
    at.x = (free.width - part.width * at.scale) / 2 - part.left * at.scale;
    at.y = (free.height - part.height * at.scale) / 2 - part.top * at.scale;
    show();
  }

  /** Zooms so that what is under this point of the window stays there. */
  function zoom(factor, x = svg.clientWidth / 2, y = svg.clientHeight / 2) {
    const scale = limited(at.scale * factor);
    at.x = x - ((x - at.x) * scale) / at.scale;
    at.y = y - ((y - at.y) * scale) / at.scale;
    at.scale = scale;
    show();
  }

  function pan(dx, dy) {
    at.x += dx;
    at.y += dy;
    show();
  }

  return { fit, zoom, pan, scale: () => at.scale };
}
