import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Files under `target` may import, of `from`, nothing but `except` (paths relative to `from`). */
const wall = (target, from, except, message) => ({ target, from, except, message });

const rooms = ['dataset', 'augmentation', 'training', 'comparison', 'trying', 'exporting'];

// The walls of the house: who may import whom. ARCHITECTURE.md says why.
const walls = [
  wall('./src/domain', './src', ['./domain'], 'domain imports nothing of ours.'),
  wall('./src/storage', './src', ['./storage', './domain'], 'storage imports only domain.'),
  wall(
    './src/engine',
    './src',
    ['./engine', './domain', './storage'],
    'engine never sees the page.',
  ),
  wall(
    './src/engine/*/**',
    './src',
    ['./engine', './domain'],
    "Only a worker's door meets storage; what it opens onto is handed what it needs.",
  ),
  wall(
    './src/engine/protocol.ts',
    './src',
    ['./domain'],
    'The protocol is types over domain, nothing else.',
  ),
  wall(
    './src/studio',
    './src/engine',
    ['./protocol.ts'],
    'The page knows the engine by its protocol only.',
  ),
  wall(
    './src/automation',
    './src/engine',
    ['./protocol.ts'],
    'The terminal knows the engine as the page does: by its protocol.',
  ),
  wall('./src/automation', './src/studio', ['./session'], 'The terminal needs no room.'),
  ...rooms.map((room) =>
    wall(
      `./src/studio/${room}`,
      './src/studio',
      [`./${room}`, './components', './session'],
      'A room never imports another room, nor the house around it.',
    ),
  ),
  ...['components', 'session'].map((shared) =>
    wall(
      `./src/studio/${shared}`,
      './src/studio',
      ['./components', './session'],
      'What rooms share knows no room.',
    ),
  ),
];

export default tseslint.config(
  {
    ignores: [
      ...['dist*', 'public', 'node_modules', 'docs', 'bench/results', 'test-results'],
      // AssemblyScript: another language in the same clothes.
      'src/engine/backend/wasm/assembly',
    ],
  },
  ...tseslint.configs.recommended,
  // Only where React is: elsewhere `use…` is a verb.
  { ...reactHooks.configs.flat.recommended, files: ['src/studio/**', 'src/main.tsx'] },
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: { 'import-x/no-restricted-paths': ['error', { zones: walls }] },
  },
);
