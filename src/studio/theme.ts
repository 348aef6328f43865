import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineTheme,
  type VariantColorsResolver,
} from '@mantine/core';

/** Mantine picks the text on a filled colour by the light scheme's shade; the dark one's is brighter. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input);
  if (input.variant !== 'filled') return colours;
  return { ...colours, color: `light-dark(${colours.color}, var(--mantine-color-black))` };
};

/** One accent colour (teal), the system's fonts, rounded corners. */
export const theme = createTheme({
  primaryColor: 'teal',
  // The lightest teal on which white text keeps a contrast of 4.5, and its counterpart in the dark scheme.
  primaryShade: { light: 9, dark: 6 },
  defaultRadius: 'md',
  fontFamily:
    'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif',
  autoContrast: true,
  respectReducedMotion: true,
  variantColorResolver,
  cursorType: 'pointer',
  components: {
    Anchor: { defaultProps: { underline: 'always' } },
  },
});

/** The text colour on each colour's light tint, dark enough for small text. */
const onTint = (colours: MantineTheme['colors']) =>
  Object.fromEntries(
    Object.keys(colours).map((name) => [
      `--mantine-color-${name}-light-color`,
      `color-mix(in srgb, var(--mantine-color-${name}-9) 65%, black)`,
    ]),
  );

/** Replaces Mantine's colours that miss the WCAG AA contrast of 4.5 between text and background. */
export const themeVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#586069',
    '--mantine-color-placeholder': '#6c757d',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    ...onTint(colors),
  },
  dark: {
    '--mantine-color-dimmed': '#a6a7ab',
    '--mantine-color-placeholder': '#909296',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
  },
});
