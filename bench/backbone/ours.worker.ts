/** Our side: the backbone as the studio's workers run it. */
import { expose } from 'comlink';
import { mobileNetPlan } from '../../src/domain/models/mobilenetv2Plan';
import { activateBackend } from '../../src/engine/backend/choose';
import { wasmMachine } from '../../src/engine/backend/wasm/start';
import { bundledWeights } from '../../src/engine/models/mobilenetv2/pretrained/bundled';
import { ourPass } from './ours';
import { backboneSide } from './side';

expose(
  backboneSide(async (batch) => {
    await activateBackend('wasm');
    const { tensors } = await bundledWeights();
    const { threads } = wasmMachine()!;
    return { threads, pass: ourPass(mobileNetPlan(1), tensors, batch) };
  }),
);
