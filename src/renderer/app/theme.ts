import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Deep sea green: calm, and none of the colours that mean a state of a call. */
const stoika: MantineColorsTuple = ['#e8f5f5', '#d2e9ea', '#a9d5d7', '#7dc0c4', '#58aeb4', '#3f9fa6', '#28909a', '#127c87', '#0b6872', '#054f58'];
/** Slate with a touch of the same green. 0 is text, 7 the body, 9 the deepest. */
const dark: MantineColorsTuple = ['#dbe2e6', '#bcc6cc', '#9aa7af', '#63717a', '#46535c', '#37434b', '#28323a', '#1b2329', '#151c21', '#0f1519'];
const gray: MantineColorsTuple = ['#f6f8f8', '#eef2f2', '#e2e8e9', '#d3dbdd', '#b9c4c8', '#96a3a9', '#6b7a81', '#4d5b62', '#37434a', '#212b31'];

const closeOnMouse = ['mousedown', 'touchstart'];

export const theme = createTheme({
  colors: { stoika, dark, gray },
  primaryColor: 'stoika',
  primaryShade: 8,
  autoContrast: true,
  luminanceThreshold: 0.32,
  black: '#1a2429',
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: '"Inter Variable", Inter, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace',
  // nothing on screen is smaller than 14 px (UX rule 24)
  fontSizes: { xs: '0.875rem', sm: '0.875rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.375rem' }, h2: { fontSize: '1.125rem' }, h3: { fontSize: '1rem' } } },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  shadows: {
    sm: '0 1px 2px rgba(15, 30, 36, 0.06), 0 1px 3px rgba(15, 30, 36, 0.08)',
    md: '0 2px 6px rgba(15, 30, 36, 0.08), 0 8px 24px rgba(15, 30, 36, 0.10)',
    lg: '0 4px 12px rgba(15, 30, 36, 0.10), 0 16px 48px rgba(15, 30, 36, 0.16)',
  },
  components: {
    // what floats over the page lies in a part of it that has a name
    Portal: { defaultProps: { target: '#layer' } },
    // opened by a key a menu would hear the same key's "outside" event and close at once
    Menu: { defaultProps: { clickOutsideEvents: closeOnMouse, withInitialFocusPlaceholder: false, shadow: 'md', transitionProps: { duration: 80 } } },
    Popover: { defaultProps: { clickOutsideEvents: closeOnMouse, shadow: 'md', transitionProps: { duration: 80 } } },
    Modal: { defaultProps: { transitionProps: { duration: 100, transition: 'fade' }, overlayProps: { backgroundOpacity: 0.35 }, centered: true, shadow: 'lg', radius: 'lg', attributes: { header: { role: 'presentation' } } } },
    Text: { defaultProps: { size: 'sm' } },
    Badge: { defaultProps: { tt: 'none', fw: 550, radius: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 350, transitionProps: { duration: 80 }, events: { hover: true, focus: true, touch: true } } },
    Button: { defaultProps: { size: 'sm', radius: 'md' } },
    ActionIcon: { defaultProps: { size: 32, variant: 'subtle', color: 'gray' } },
    // the list itself scrolls: a scroll area inside it would be a stop of its own for the keyboard
    Select: { defaultProps: { checkIconPosition: 'right', comboboxProps: { shadow: 'md' }, withScrollArea: false, styles: { options: { maxHeight: '17rem', overflowY: 'auto' } } } },
    Autocomplete: { defaultProps: { comboboxProps: { shadow: 'md' }, withScrollArea: false, styles: { options: { maxHeight: '17rem', overflowY: 'auto' } } } },
    Anchor: { defaultProps: { underline: 'hover', size: 'sm' } },
    Kbd: { defaultProps: { fz: 14 } },
  },
});

/** Every text colour keeps 4.5:1 on the surface it lies on, in both themes; axe checks it in the window tests. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--rail-width': '5.75rem', '--panel-width': '23.75rem', '--header-height': '3.25rem' },
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': '#55646b',
    '--mantine-color-placeholder': '#66757c',
    '--mantine-color-error': '#b42324',
    '--mantine-color-anchor': '#0b6872',
    '--mantine-color-stoika-light': '#e4f2f2',
    '--mantine-color-stoika-light-hover': '#d6eaeb',
    '--mantine-color-stoika-light-color': '#075761',
    '--desk-frame': '#f2f6f6',
    '--desk-line': '#dce4e5',
    '--desk-raised': '#ffffff',
    '--desk-sunken': '#f6f8f8',
    '--desk-hover': '#edf3f3',
    '--desk-selected': '#e0f0f0',
    '--desk-yellow': '#fff6d6',
    '--state-blue': '#1d5fb8', '--state-blue-soft': '#e7f0fc',
    '--state-green': '#18703f', '--state-green-soft': '#e5f5ea',
    '--state-orange': '#9c4a00', '--state-orange-soft': '#fdefe0',
    '--state-red': '#b42324', '--state-red-soft': '#fdeaea',
    '--state-grey': '#55646b', '--state-grey-soft': '#eef2f2',
  },
  dark: {
    '--mantine-color-body': '#1b2329',
    '--mantine-color-dimmed': '#9fadb5',
    '--mantine-color-placeholder': '#93a1a9',
    '--mantine-color-error': '#ff9b98',
    '--mantine-color-anchor': '#7dcbd0',
    '--mantine-color-stoika-light': '#173a3f',
    '--mantine-color-stoika-light-hover': '#1d474d',
    '--mantine-color-stoika-light-color': '#9fdadd',
    '--mantine-color-stoika-outline': '#7dcbd0',
    '--desk-frame': '#141b20',
    '--desk-line': '#313d45',
    '--desk-raised': '#222c33',
    '--desk-sunken': '#171f24',
    '--desk-hover': '#27323a',
    '--desk-selected': '#17373c',
    '--desk-yellow': '#3a3212',
    '--state-blue': '#8dbcff', '--state-blue-soft': '#1a2f4d',
    '--state-green': '#83d6a1', '--state-green-soft': '#17372a',
    '--state-orange': '#ffb870', '--state-orange-soft': '#43290f',
    '--state-red': '#ffa19e', '--state-red-soft': '#4a2022',
    '--state-grey': '#a9b6bd', '--state-grey-soft': '#2b363d',
  },
});
