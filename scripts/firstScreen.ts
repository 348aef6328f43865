import { resolve } from 'node:path';
import type { CodeSplittingNameFunction } from 'rolldown';

/**
 * What the first screen draws: the shell, the parts that it loads after the first paint, its page.
 * Not main.tsx: it draws as soon as it is loaded, and other pages load this file too.
 */
const PARTS = [
  'studio/Studio.tsx',
  'studio/language.ts',
  'studio/plainPath.ts',
  'client/importSession.ts',
  'studio/dataset/DatasetPage.tsx',
  'studio/demo/DemoBar.tsx',
  'studio/ImportNotices.tsx',
  'studio/StoredNotices.tsx',
  'studio/TrainingIndicator.tsx',
  'studio/TrainingNotices.tsx',
  'studio/VersionNotices.tsx',
].map((path) => resolve(import.meta.dirname, '../src', path));

/**
 * Puts all modules that the first screen needs into one file: a browser asks for one instead of
 * eighty, and waits for it once instead of three times.
 */
export function firstScreenChunk(): CodeSplittingNameFunction {
  let modules: Set<string> | undefined;
  return (id, context) => {
    if (!modules) {
      const found = (modules = new Set<string>());
      const visit = (module: string) => {
        if (found.has(module)) return;
        found.add(module);
        context.getModuleInfo(module)?.importedIds.forEach(visit);
      };
      PARTS.forEach(visit);
    }
    return modules.has(id) ? 'first-screen' : null;
  };
}
