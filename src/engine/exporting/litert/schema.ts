/**
 * The numbers of TensorFlow Lite's schema, version 3, that the studio's files use.
 * Source: tensorflow/lite/schema/schema.fbs.
 */

export const TensorType = { FLOAT32: 0, FLOAT16: 1, INT32: 2, UINT8: 3, INT8: 9 } as const;
export type TensorType = (typeof TensorType)[keyof typeof TensorType];

/** BuiltinOperator. */
export const Op = {
  ADD: 0,
  CONV_2D: 3,
  DEPTHWISE_CONV_2D: 4,
  DEQUANTIZE: 6,
  FULLY_CONNECTED: 9,
  LOGISTIC: 14,
  MAX_POOL_2D: 17,
  MUL: 18,
  RESHAPE: 22,
  SOFTMAX: 25,
  PAD: 34,
  MEAN: 40,
  QUANTIZE: 114,
} as const;
export type Op = (typeof Op)[keyof typeof Op];

/** BuiltinOptions: the type of an operator's table of options, where it has one. */
export const OPTIONS: Partial<Record<Op, number>> = {
  [Op.ADD]: 11,
  [Op.CONV_2D]: 1,
  [Op.DEPTHWISE_CONV_2D]: 2,
  [Op.DEQUANTIZE]: 38,
  [Op.FULLY_CONNECTED]: 8,
  [Op.MAX_POOL_2D]: 5,
  [Op.MUL]: 21,
  [Op.RESHAPE]: 17,
  [Op.SOFTMAX]: 9,
  [Op.PAD]: 22,
  [Op.MEAN]: 27,
  [Op.QUANTIZE]: 89,
};

/** The first version of an operator that takes int8 tensors, where it is not 1. Source: lite/tools/versioning/op_version.cc. */
export const INT8_VERSIONS: Partial<Record<Op, number>> = {
  [Op.ADD]: 2,
  [Op.CONV_2D]: 3,
  [Op.DEPTHWISE_CONV_2D]: 3,
  [Op.FULLY_CONNECTED]: 4,
  [Op.LOGISTIC]: 2,
  [Op.MAX_POOL_2D]: 2,
  [Op.SOFTMAX]: 2,
  [Op.PAD]: 2,
  [Op.MEAN]: 2,
};

/** The first version of DEQUANTIZE that takes float16. */
export const FLOAT16_DEQUANTIZE_VERSION = 3;

/** ActivationFunctionType, of an activation that is a part of another operator. */
export const FUSED = { none: 0, relu: 1, relu6: 3, sigmoid: 0, softmax: 0 } as const;

export const Padding = { SAME: 0, VALID: 1 } as const;
