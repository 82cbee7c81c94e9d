/** A field that has not come by then does not come: the keys are the page's again. */
const mostMs = 2_000;
/** Keys that would press or leave something on the page behind. */
const idle: ReadonlySet<string> = new Set(['Enter', 'Tab', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Delete']);

/** Ends the hold of now, should another one begin. */
let release: (() => void) | undefined;

/** Keeps what is typed until the field of the selector has the focus, then puts it in there as if it had been typed. Escape gives up. */
export function holdTyping(selector: string, giveUp: () => void): void {
  release?.();
  let typed = '';
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key.length === 1) typed += event.key;
    else if (event.key === 'Backspace') typed = typed.slice(0, -1);
    else if (event.key === 'Escape') { end(); giveUp(); }
    else if (!idle.has(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const focused = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLInputElement) || !target.matches(selector)) return;
    end();
    if (typed === '') return;
    target.setRangeText(typed, target.value.length, target.value.length, 'end');
    target.dispatchEvent(new InputEvent('input', { bubbles: true, data: typed, inputType: 'insertText' }));
  };
  const timer = window.setTimeout(end, mostMs);
  function end(): void {
    window.clearTimeout(timer);
    window.removeEventListener('keydown', press, true);
    document.removeEventListener('focusin', focused);
    release = undefined;
  }
  window.addEventListener('keydown', press, true);
  document.addEventListener('focusin', focused);
  release = end;
}
