// The wait without input, and the countdown after it. Any input ends the countdown; a touch only once it is over, or it
// would press what lies below.
import {make, makeButton, text} from './kiosk_page';

const countdownSeconds = 20;
/** A finger's click comes after the finger has left. */
const clickDelay = 350;
/** When the rest of the countdown is said aloud: at its start the dialog says it. */
const saidAt = [10, 5];

/**
 * Calls `end` after that many seconds without input and the countdown. `isUntouched`: there is nothing to go back from
 * before the first input.
 */
export function watchIdle(seconds: number, isUntouched: boolean, end: () => void): void {
  const left = make('p', '');
  const said = make('p', 'hidden');
  said.setAttribute('role', 'status');
  const title = make('h2', '', text('idle-title'));
  const dialog = make('dialog', 'kiosk-dialog kiosk-idle', title, left, said);
  dialog.append(makeButton('kiosk-continue', text('continue'), restart));
  title.id = 'kiosk-idle-title_';
  left.id = 'kiosk-idle-text_';
  dialog.setAttribute('role', 'alertdialog');
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.setAttribute('aria-describedby', left.id);
  dialog.oncancel = (event) => {
    event.preventDefault();
    restart();
  };
  document.body.append(dialog);

  let timer = 0;
  let ticks = 0;
  let mouseAt = '';

  function stop(): void {
    clearTimeout(timer);
    clearInterval(ticks);
  }

  function restart(): void {
    stop();
    if (dialog.open) dialog.close();
    timer = window.setTimeout(countDown, seconds * 1000);
  }

  function countDown(): void {
    let rest = countdownSeconds;
    const tell = () => {
      left.textContent = text('idle-text').replace('{seconds}', String(rest));
      if (saidAt.includes(rest)) said.textContent = left.textContent;
    };
    said.textContent = '';
    tell();
    dialog.showModal();
    dialog.querySelector('button')!.focus();
    ticks = window.setInterval(() => {
      --rest;
      if (rest > 0) return tell();
      stop();
      end();
    }, 1000);
  }

  const listen = <Name extends keyof WindowEventMap>(name: Name, act: (event: WindowEventMap[Name]) => void) =>
    addEventListener(name, act, {capture: true, passive: false});

  listen('keydown', (event) => {
    const {target, key} = event;
    const isPressing = target instanceof HTMLButtonElement && (key == 'Enter' || key == ' ');
    if (dialog.open && isPressing) return;
    // The letter is not meant for the page.
    if (dialog.open) event.preventDefault();
    restart();
  });
  listen('pointermove', ({pointerType, screenX, screenY}) => {
    const at = `${screenX} ${screenY}`;
    // Browsers tell of a move when something else moves below the mouse.
    const isSame = pointerType == 'mouse' && (!mouseAt || at == mouseAt);
    mouseAt = at;
    if (isSame || (dialog.open && pointerType != 'mouse')) return;
    restart();
  });
  listen('pointerdown', () => (dialog.open ? stop() : restart()));
  for (const name of ['pointerup', 'pointercancel'] as const) {
    listen(name, () => (dialog.open ? window.setTimeout(restart, clickDelay) : restart()));
  }
  listen('click', (event) => {
    if (dialog.open) event.preventDefault();
    restart();
  });
  listen('wheel', restart);
  listen('input', restart);
  addEventListener('pageshow', ({persisted}) => persisted && restart());
  if (!isUntouched) restart();
}
