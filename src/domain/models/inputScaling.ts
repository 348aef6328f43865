/** How pixels 0–255 become what a pretrained backbone was trained on: x * scale + offset. */
export interface InputScaling {
  scale: number;
  offset: number;
}

/** The scalings that published weights use; Keras's own MobileNetV2 weights want [-1, 1]. */
export const INPUT_SCALINGS = {
  '-1 to 1': { scale: 1 / 127.5, offset: -1 },
  '0 to 1': { scale: 1 / 255, offset: 0 },
  '0 to 255': { scale: 1, offset: 0 },
} satisfies Record<string, InputScaling>;

/** A set of pretrained weights that the user imported. */
export interface PretrainedRecord {
  id: string;
  name: string;
  /** Milliseconds since 1970. */
  addedAt: number;
  /** Width multiplier of the MobileNetV2 that the weights are of. */
  alpha: number;
  inputScaling: InputScaling;
  byteLength: number;
}
