import { useEffect, useState } from 'react';
import type { ImageHash } from '../../../domain/dataset/dataset';
import type { AttributionMap, ModelReference } from '../../../engine/protocol/models';
import { readOriginal } from '../../../storage/images';
import { t } from '../../../texts/t';
import { inference } from '../../../client/inference';

export type Explanation =
  | { status: 'none' }
  | { status: 'ready'; map: AttributionMap }
  | { status: 'failed'; error: unknown };

const NONE: Explanation = { status: 'none' };

async function explain(
  runId: string,
  hash: ImageHash,
  classIndex: number,
): Promise<AttributionMap> {
  const bytes = await readOriginal(hash);
  if (!bytes) throw new Error(t('comparison.evaluation.image.gone'));
  const model: ModelReference = { kind: 'run', runId };
  return await inference().explain(model, new Blob([bytes]), classIndex);
}

/** Grad-CAM of a stored image for one class, requested while `wanted`. */
export function useExplanation(
  runId: string,
  hash: ImageHash,
  classIndex: number,
  wanted: boolean,
): Explanation {
  const key = `${runId} ${hash} ${classIndex}`;
  const [known, setKnown] = useState<{ key: string; explanation: Explanation }>();
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    const settle = (explanation: Explanation) => {
      if (current) setKnown({ key, explanation });
    };
    explain(runId, hash, classIndex).then(
      (map) => settle({ status: 'ready', map }),
      (error: unknown) => settle({ status: 'failed', error }),
    );
    return () => {
      current = false;
    };
  }, [key, runId, hash, classIndex, wanted]);
  return wanted && known?.key === key ? known.explanation : NONE;
}
