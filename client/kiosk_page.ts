// What kiosk mode knows of its surroundings: the edition's folder, the bundle, the texts.

/** bundle.js, as generator/bundle/bundle_pages.cc writes it. */
export interface Bundle {
  version: string;
  made: string;
  /** The last day in Japan on which it is current. */
  expires: string | null;
  /** Seconds without input, in a bundle made for kiosks. */
  kiosk: number | null;
  notice: string;
  warning?: string;
}

interface Given {
  shirubeBundle?: Bundle;
  shirubeKioskTexts: Record<string, string>;
}

const given = globalThis as unknown as Given;

export const bundle = given.shirubeBundle;
export const text = (key: string) => given.shirubeKioskTexts[key];

/** The edition's folder: this script lies in `assets/` below it. */
export const root = new URL('../', (document.currentScript as HTMLScriptElement).src);

/** An element with texts and elements in it. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...content: (string | Node)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

export function makeButton(className: string, label: string, act: () => void): HTMLButtonElement {
  const button = make('button', className, label);
  button.type = 'button';
  button.onclick = act;
  return button;
}
