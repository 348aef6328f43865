import {
  createTheme,
  DEFAULT_THEME,
  defaultVariantColorsResolver,
  lighten,
  rem,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type MantineTheme,
  type VariantColorsResolver,
} from '@mantine/core';
import { paletteVariables, STATUS_HUES, type Scheme } from './palette';

/** Mantine picks the text on a filled colour by the light scheme's shade; the dark one's is brighter. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input);
  if (input.variant !== 'filled') return colours;
  return {
    ...colours,
    color: `light-dark(${colours.color}, var(--mantine-color-black))`,
    // Mantine's is lighter than the last shade, and white text on it loses its contrast.
    hover: `light-dark(color-mix(in srgb, ${colours.background} 90%, black), ${colours.hover})`,
  };
};

/** A scale of blue-grey for the dark scheme: text, dimmed text, borders, raised, surface, page. */
const DARK: MantineColorsTuple = [
  '#e7ecf1',
  '#c6ced6',
  '#a4afba',
  '#77838f',
  '#3c4753',
  '#303a45',
  '#232b34',
  '#161c23',
  '#11161c',
  '#0b0f14',
];

/**
 * What Mantine's scale of 10 to 32 px (xs to xl) lacks. All margins, paddings and gaps are of the
 * two together: `gap="4xs"`, `var(--mantine-spacing-4xs)`.
 */
const SPACING = {
  '5xs': rem(2),
  '4xs': rem(4),
  '3xs': rem(6),
  '2xs': rem(8),
  '2xl': rem(48),
};

/** What Mantine takes: shade 0 for text on a dark tint, 1 and 2 for light tints, 9 for dark ones and to fill. */
const shades = ({ light, dark }: Record<Scheme, string>): MantineColorsTuple => {
  const tints = [lighten(dark, 0.75), lighten(dark, 0.8), lighten(dark, 0.7)] as const;
  return [...tints, dark, dark, dark, dark, light, light, light];
};

/** The lightest teal on which white text keeps a contrast of 4.5, and its counterpart in the dark scheme. */
const ACCENT_SHADES = { light: 9, dark: 6 } as const;
const { teal } = DEFAULT_THEME.colors;
export const ACCENT = { light: teal[ACCENT_SHADES.light], dark: teal[ACCENT_SHADES.dark] };

/** One accent colour for actions (teal), one typeface, rounded corners. */
export const theme = createTheme({
  colors: {
    dark: DARK,
    running: shades(STATUS_HUES.running),
    done: shades(STATUS_HUES.done),
    warning: shades(STATUS_HUES.warning),
    error: shades(STATUS_HUES.error),
  },
  primaryColor: 'teal',
  primaryShade: ACCENT_SHADES,
  defaultRadius: 'md',
  spacing: SPACING,
  fontFamily:
    '"Inter Variable", ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  headings: { fontWeight: '650' },
  autoContrast: true,
  respectReducedMotion: true,
  variantColorResolver,
  cursorType: 'pointer',
  components: {
    Anchor: { defaultProps: { underline: 'always' } },
    Paper: { styles: { root: { backgroundColor: 'var(--surface)' } } },
    // The accent, which they would have, is for actions.
    Loader: { defaultProps: { color: 'running' } },
    Progress: { defaultProps: { color: 'running' } },
    ProgressSection: { defaultProps: { color: 'running' } },
    ThemeIcon: { defaultProps: { color: 'gray' } },
    Notification: {
      defaultProps: { color: 'gray' },
      // A window may be lower than a long one: it scrolls from its title on.
      styles: {
        root: { overflowY: 'auto', alignItems: 'safe center' },
        description: { color: 'var(--mantine-color-dimmed)' },
      },
    },
    // A dialog's header is no second banner of the page.
    Drawer: {
      defaultProps: { attributes: { header: { role: 'presentation' } } },
      styles: {
        header: { backgroundColor: 'var(--surface)' },
        content: { '--matrix-surface': 'var(--surface)' },
      },
    },
    Modal: {
      defaultProps: { attributes: { header: { role: 'presentation' } } },
      styles: {
        header: { backgroundColor: 'var(--surface)' },
        content: { backgroundColor: 'var(--surface)' },
      },
    },
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
    ...paletteVariables('light'),
    '--mantine-color-body': '#f5f7f9',
    '--surface': '#ffffff',
    '--mantine-color-dimmed': '#586069',
    '--mantine-color-placeholder': '#6c757d',
    '--mantine-color-error': STATUS_HUES.error.light,
    // Mantine's is lighter, and white text on it loses its contrast.
    '--mantine-primary-color-filled-hover':
      'color-mix(in srgb, var(--mantine-primary-color-filled) 90%, black)',
    ...onTint(colors),
  },
  dark: {
    ...paletteVariables('dark'),
    '--mantine-color-body': 'var(--mantine-color-dark-8)',
    '--surface': 'var(--mantine-color-dark-7)',
    '--mantine-color-dimmed': '#a6a7ab',
    '--mantine-color-placeholder': '#909296',
    '--mantine-color-error': STATUS_HUES.error.dark,
  },
});
