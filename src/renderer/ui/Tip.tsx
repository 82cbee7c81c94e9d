import { cloneElement, useEffect, useRef, useState, type FocusEvent, type MouseEvent, type ReactElement, type ReactNode } from 'react';
import { Tooltip, type TooltipProps } from '@mantine/core';

/** What a child may listen to itself; a tip listens beside it. */
interface Heard {
  readonly onMouseEnter?: (event: MouseEvent<HTMLElement>) => void;
  readonly onMouseLeave?: (event: MouseEvent<HTMLElement>) => void;
  readonly onFocus?: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur?: (event: FocusEvent<HTMLElement>) => void;
}
interface Props extends Pick<TooltipProps, 'position' | 'multiline' | 'maw' | 'classNames'> {
  /** Nothing is shown without a text. */
  readonly label: ReactNode;
  readonly disabled?: boolean | undefined;
  /** Milliseconds under the pointer; the keyboard's focus shows it at once. */
  readonly openDelay?: number;
  readonly children: ReactElement<Heard>;
}

/**
 * A tooltip that costs nothing until the pointer or the focus comes: a ring draws a card with many buttons beside a menu
 * with nine, and the library's own tooltip reckons places and listeners for each (QUALITY.md P1). Escape puts it away.
 * Inside the target of a popover or a menu the library's own is needed, which hands on where it stands.
 */
export function Tip({ label, disabled = false, openDelay = 350, children, ...look }: Props) {
  const [target, setTarget] = useState<HTMLElement>();
  const [opened, setOpened] = useState(false);
  const due = useRef<ReturnType<typeof setTimeout>>(undefined);
  const forget = (): void => { clearTimeout(due.current); };
  const come = (element: HTMLElement, after: number): void => {
    forget();
    setTarget(element);
    due.current = setTimeout(() => { setOpened(true); }, after);
  };
  const leave = (): void => {
    forget();
    setOpened(false);
    setTarget(undefined);
  };
  useEffect(() => forget, []);
  useEffect(() => {
    if (!opened) return undefined;
    const onKey = (event: KeyboardEvent): void => { if (event.key === 'Escape') setOpened(false); };
    document.addEventListener('keydown', onKey);
    return () => { document.removeEventListener('keydown', onKey); };
  }, [opened]);
  const silent = disabled || label === undefined || label === null || label === '', { props } = children;
  const heard: Heard = {
    onMouseEnter: (event) => { props.onMouseEnter?.(event); come(event.currentTarget, openDelay); },
    onMouseLeave: (event) => { props.onMouseLeave?.(event); leave(); },
    onFocus: (event) => { props.onFocus?.(event); if (event.currentTarget.matches(':focus-visible')) come(event.currentTarget, 0); },
    onBlur: (event) => { props.onBlur?.(event); leave(); },
  };
  return (
    <>
      {cloneElement(children, heard)}
      {target && !silent && <Tooltip target={target} opened={opened} label={label} {...look} />}
    </>
  );
}
