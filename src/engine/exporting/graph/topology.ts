import * as v from 'valibot';
import { message, StudioError } from '../../../texts/message';

/** Layer settings that the studio's networks use; anything else in a layer's config is not read. */
const config = v.looseObject({
  name: v.string(),
  batch_input_shape: v.optional(v.array(v.nullable(v.number()))),
  scale: v.optional(v.union([v.number(), v.boolean()])),
  offset: v.optional(v.number()),
  kernel_size: v.optional(v.tuple([v.number(), v.number()])),
  pool_size: v.optional(v.tuple([v.number(), v.number()])),
  strides: v.optional(v.tuple([v.number(), v.number()])),
  padding: v.optional(v.unknown()),
  activation: v.optional(v.string()),
  max_value: v.optional(v.nullable(v.number())),
  epsilon: v.optional(v.number()),
});

const node = v.tupleWithRest([v.string(), v.number(), v.number()], v.unknown());

const topologySchema = v.looseObject({
  config: v.looseObject({
    layers: v.array(
      v.looseObject({
        class_name: v.string(),
        config,
        inbound_nodes: v.array(v.array(node)),
      }),
    ),
  }),
});

export interface TopologyLayer {
  name: string;
  className: string;
  config: v.InferOutput<typeof config>;
  /** Names of the layers whose outputs it takes. */
  inputs: string[];
}

/**
 * The layers of a network whose layers are used once each, in an order in which each comes after its
 * inputs. `topology` is what `LayersModel.toJSON` gives, also inside `model_config`. Throws
 * an Error with a message for the user.
 */
export function layersOf(topology: unknown): TopologyLayer[] {
  const inner = v.safeParse(v.looseObject({ model_config: v.unknown() }), topology);
  const result = v.safeParse(topologySchema, inner.success ? inner.output.model_config : topology);
  if (!result.success) throw new StudioError(message('exporting.noLayers'));
  return result.output.config.layers.map(({ class_name, config, inbound_nodes }) => ({
    name: config.name,
    className: class_name,
    config,
    inputs: (inbound_nodes[0] ?? []).map(([name]) => name),
  }));
}
