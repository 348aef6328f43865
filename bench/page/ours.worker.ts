/** Our side: the studio's own engine, as its workers use it. */
import { expose } from 'comlink';
import type { BackendChoice, BackendPreference } from '../../src/domain/run/run';
import { activateBackend } from '../../src/engine/backend/choose';
import { english } from '../../src/texts/message';
import { works, type Work } from './ourWorks';
import { fetchImages, type Side } from './side';

/** Chosen by the first work; the worker keeps it. */
let choice: BackendChoice | null = null;
const prepared = new Map<string, Work>();

const side: Side = {
  async prepare(name, setting) {
    choice ??= await activateBackend(setting.backend as BackendPreference);
    const work = works[name];
    if (!work) throw new Error(`no such work: ${name}`);
    const ready = await work(setting, await fetchImages(setting));
    await ready();
    prepared.set(name, ready);
    return { backend: choice.name, renderer: english(choice.renderer) };
  },
  async round(name) {
    const work = prepared.get(name);
    if (!work) throw new Error(`prepare ${name} first`);
    const started = performance.now();
    await work();
    return performance.now() - started;
  },
};

expose(side);
