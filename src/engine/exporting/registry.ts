import { message, StudioError } from '../../texts/message';
import type { ExportFormat } from './format';
import { dataset } from './formats/dataset';
import { elsewhere } from './formats/elsewhere';
import { flask } from './formats/flask';
import { h5 } from './formats/h5';
import { keras } from './formats/keras';
import { litert } from './formats/litert';
import { litertFloat16 } from './formats/litertFloat16';
import { litertInt8 } from './formats/litertInt8';
import { litertInt8Scores } from './formats/litertInt8Scores';
import { onnx } from './formats/onnx';
import { onnxAnySize } from './formats/onnxAnySize';
import { onnxInt8 } from './formats/onnxInt8';
import { page } from './formats/page';
import { results } from './formats/results';
import { tensorboard } from './formats/tensorboard';
import { testInputs } from './formats/testInputs';
import { tfjs } from './formats/tfjs';
import { tfjsFloat16 } from './formats/tfjsFloat16';

/** Every export format, in the order in which they are shown. */
export const FORMATS: readonly ExportFormat[] = [
  tfjs,
  tfjsFloat16,
  keras,
  h5,
  onnx,
  onnxAnySize,
  onnxInt8,
  litert,
  litertFloat16,
  litertInt8,
  page,
  flask,
  tensorboard,
  results,
  dataset,
  elsewhere,
  testInputs,
  litertInt8Scores,
];

/** Throws an Error with a message for the user when there is no such format. */
export function formatOf(id: string): ExportFormat {
  const format = FORMATS.find((format) => format.id === id);
  if (format) return format;
  const known = FORMATS.map(({ id }) => id).join(', ');
  throw new StudioError(message('exporting.unknownFormat', { id, known }));
}
