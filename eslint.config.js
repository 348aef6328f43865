import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Files under `target` may import, of `from`, nothing but `except` (paths relative to `from`). */
const boundary = (target, from, except, message) => ({ target, from, except, message });

const pages = ['dataset', 'augmentation', 'training', 'comparison', 'trying', 'exporting'];

// Who may import whom. ARCHITECTURE.md says why.
const boundaries = [
  boundary('./src/domain', './src', ['./domain'], 'domain imports nothing of ours.'),
  boundary('./src/storage', './src', ['./storage', './domain'], 'storage imports only domain.'),
  boundary('./src/messaging', './src', ['./messaging'], 'messaging imports nothing of ours.'),
  boundary(
    './src/engine/!(workers)/**',
    './src',
    ['./engine', './domain', './messaging'],
    'Only a worker entry point reads and writes storage; it hands the rest what it needs.',
  ),
  boundary(
    './src/engine/workers',
    './src',
    ['./engine', './domain', './storage', './messaging'],
    'The engine does not know the page.',
  ),
  boundary('./src/engine/protocol.ts', './src', ['./domain'], 'The protocol is types over domain.'),
  boundary(
    './src/client',
    './src',
    ['./client', './messaging', './storage', './domain', './engine/protocol.ts'],
    'The client knows the engine by its protocol, and no page.',
  ),
  boundary(
    './src/{studio,automation}',
    './src/engine',
    ['./protocol.ts'],
    'The page and the terminal know the engine by its protocol.',
  ),
  boundary('./src/automation', './src/studio', [], 'The terminal needs no page.'),
  ...pages.map((page) =>
    boundary(
      `./src/studio/${page}`,
      './src/studio',
      [`./${page}`, './components'],
      'A page never imports another page, nor the shell around it.',
    ),
  ),
  boundary(
    './src/studio/components',
    './src/studio',
    ['./components'],
    'What pages share knows no page.',
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
    rules: { 'import-x/no-restricted-paths': ['error', { zones: boundaries }] },
  },
);
