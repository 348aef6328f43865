import { createTheme, type CSSVariablesResolver } from '@mantine/core';

/** Calm and consistent: one accent (teal), system type, soft corners. */
export const theme = createTheme({
  primaryColor: 'teal',
  // The lightest teal on which white text keeps a contrast of 4.5, and its counterpart in the dark.
  primaryShade: { light: 9, dark: 6 },
  defaultRadius: 'md',
  fontFamily:
    'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif',
  autoContrast: true,
  cursorType: 'pointer',
  components: {
    Anchor: { defaultProps: { underline: 'always' } },
  },
});

/** Mantine's own dimmed text misses the WCAG AA contrast of 4.5 in both schemes. */
export const themeVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#586069',
    '--mantine-color-placeholder': '#6c757d',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
  },
  dark: { '--mantine-color-dimmed': '#a6a7ab', '--mantine-color-placeholder': '#909296' },
});
