// Elements as values, and the page made equal to them: what stays keeps its focus and its place.

/** An element. An attribute that is true stands without a value; false, null and undefined are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value != null) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat(Infinity).filter(child => child !== false && child != null));
  return element;
}

/** Makes what is in the element equal to these children. Elements with the same data-key are the same one. */
export function show(element, ...children) {
  const wanted = document.createElement(element.tagName);
  wanted.append(...children);
  sameChildren(element, wanted);
}

function sameChildren(from, to) {
  const keyed = new Map([...from.children].filter(key).map(child => [key(child), child]));
  let at = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    const same = key(wanted) ? keyed.get(key(wanted)) : at && !key(at) && at.nodeName === wanted.nodeName ? at : null;
    if (!same) {
      from.insertBefore(wanted, at);
      continue;
    }
    if (same === at) {
      at = at.nextSibling;
    } else {
      from.insertBefore(same, at);
    }
    morph(same, wanted);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function morph(from, to) {
  if (from.nodeType === Node.TEXT_NODE) {
    if (from.data !== to.data) {
      from.data = to.data;
    }
    return;
  }
  for (const { name } of [...from.attributes]) {
    // What a person unfolded stays so.
    if (!to.hasAttribute(name) && !(name === 'open' && from.tagName === 'DETAILS')) {
      from.removeAttribute(name);
    }
  }
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value) {
      from.setAttribute(name, value);
    }
  }
  sameChildren(from, to);
}

const key = node => node.dataset?.key;
