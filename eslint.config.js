import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { importCircles } from './scripts/eslint/importCircles.js';

/** Files under `target` may import, of `from`, nothing but `except` (paths relative to `from`). */
const boundary = (target, from, except, message) => ({ target, from, except, message });

/** Files under `target` may import no packages but these. */
const packages = (target, names) =>
  boundary(
    target,
    './node_modules',
    names.map((name) => `./${name}`),
    `Packages allowed here: ${names.join(', ') || 'none'}.`,
  );

// Not the page's texts: a message names a key, and the page words it.
const messages = ['./texts/message.ts'];

const pages = ['dataset', 'training', 'comparison', 'trying', 'exporting'];

// Who may import whom. ARCHITECTURE.md says why.
const boundaries = [
  boundary('./src/texts', './src', ['./texts'], 'texts imports nothing else of ours.'),
  boundary('./src/domain', './src', ['./domain', ...messages], 'domain imports only messages.'),
  boundary(
    './src/storage',
    './src',
    ['./storage', './domain', ...messages],
    'storage imports only domain and messages.',
  ),
  boundary(
    './src/messaging',
    './src',
    ['./messaging', ...messages],
    'messaging imports only messages.',
  ),
  boundary(
    './src/engine',
    './src',
    ['./engine', './domain', './storage', './messaging', ...messages],
    'The engine does not know the page.',
  ),
  boundary(
    './src/engine/protocol',
    './src',
    ['./engine/protocol', './domain', ...messages],
    'Types over domain.',
  ),
  boundary(
    './src/client',
    './src',
    ['./client', './messaging', './storage', './domain', './engine/protocol', ...messages],
    'The client knows the engine by its protocol, and no page.',
  ),
  boundary(
    ['./src/studio', './src/automation'],
    './src/engine',
    ['./protocol'],
    'The page and the terminal know the engine by its protocol.',
  ),
  boundary('./src/automation', './src/studio', [], 'The terminal needs no page.'),
  ...pages.map((page) =>
    boundary(
      `./src/studio/${page}`,
      './src/studio',
      [`./${page}`, './components', './palette.ts'],
      'A page never imports another page, nor the shell around it.',
    ),
  ),
  boundary(
    './src/studio/components',
    './src/studio',
    ['./components', './palette.ts'],
    'What pages share knows no page.',
  ),
];

/** For all but tests, which hand the engine the real storage. */
const storageBoundary = boundary(
  './src/engine/!(workers)/**',
  './src',
  ['./engine', './domain', './messaging', ...messages],
  'Only a worker entry point reads and writes storage; it hands the rest what it needs.',
);

const state = 'zustand/esm/vanilla.d.mts';
const engine = [
  ...[
    '@bufbuild',
    '@tensorflow',
    '@zip.js',
    '@dicebear',
    '@rgrove',
    'comlink',
    'flatbuffers',
    'jsfive',
  ],
  ...['valibot', 'vega', 'vega-interpreter', 'vega-lite'],
];
const client = ['comlink', 'dexie', 'valibot', state];
const outsideTests = [
  storageBoundary,
  packages('./src/texts', ['i18next']),
  packages('./src/domain', ['valibot', '@noble']),
  packages('./src/storage', ['dexie', 'valibot']),
  packages('./src/messaging', ['comlink']),
  packages('./src/engine/!(workers)/**', engine),
  packages('./src/engine/workers', [...engine, 'dexie', 'umap-js']),
  packages('./src/engine/protocol', []),
  packages(['./src/client', './src/automation'], client),
  boundary(
    './src/exportedPage',
    './src',
    [
      ...['./exportedPage', './domain', './engine/pixels', './engine/exporting/page', ...messages],
      './texts/en/messages/importing.ts',
      './engine/exporting/graph/graph.ts',
    ],
    'An exported page decodes, computes and decides as the studio does, without its programs.',
  ),
  packages('./src/exportedPage', []),
  boundary('./src/serviceWorker', './src', ['./serviceWorker'], 'It knows only the headers.'),
  packages('./src/serviceWorker', []),
  boundary(
    './src/studio',
    './node_modules/@tensorflow',
    ['./tfjs-vis'],
    'The page does not compute.',
  ),
];

const restrictedPaths = (...zones) => ({
  'import-x/no-restricted-paths': ['error', { zones: [...boundaries, ...zones] }],
});

export default tseslint.config(
  {
    ignores: [
      ...['dist*', 'public', 'node_modules', 'docs', 'bench/results', 'test-results'],
      // AssemblyScript: another language in the same clothes.
      'src/engine/backend/wasm/assembly',
      // Generated.
      'src/engine/exporting/onnx/onnx_pb.ts',
    ],
  },
  ...tseslint.configs.recommended,
  // Only where React is: elsewhere `use…` is a verb.
  { ...reactHooks.configs.flat.recommended, files: ['src/studio/**', 'src/main.tsx'] },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/return-await': ['error', 'always'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['src/studio/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.name=/^(t|say|sayError)$/]:not(:function *)',
          message: 'The language may change: call it while rendering or in a handler.',
        },
      ],
    },
  },
  // A package of its own, installed only to benchmark against it.
  { ...tseslint.configs.disableTypeChecked, files: ['bench/rivals/**'] },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { ours: { rules: { 'import-circles': importCircles } } },
    rules: { 'ours/import-circles': 'error' },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: restrictedPaths(...outsideTests),
  },
  {
    // Tests bring their own tools.
    files: [
      'src/**/*.test.{ts,tsx}',
      'src/**/*.fixture.ts',
      'src/**/testing.ts',
      'src/**/fixtures/*.ts',
    ],
    rules: restrictedPaths(),
  },
);
