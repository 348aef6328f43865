import type { GenericSchema } from 'valibot';
import type { Hyperparameters } from '../recipe/training';
import type { Stage } from '../run/stage';
import type { SplitCounts } from './cost';
import type { ModelSummary } from './summary';
import type { Message, Text } from '../../texts/message';

interface FieldBase {
  /** Where the value is in the model's part of the recipe: `dropout`, `fineTune.epochs`. */
  path: string;
  /** The field's standard name, as the form and the run table show it. */
  label: Message;
  /** One sentence under the field, where the label is not enough. */
  help?: Message;
  /** Shown and said only while the value at `path` is not `not`. */
  shownUnless?: { path: string; is: string };
}

export interface NumberFieldDefinition extends FieldBase {
  type: 'number';
  minimum: number;
  maximum: number;
  step?: number;
  whole?: boolean;
}

export interface ChoiceFieldDefinition extends FieldBase {
  type: 'choice';
  /** Strings or numbers, as the recipe has them. */
  options: { value: string | number; label: Text }[];
}

/** `bundled`, or the id of a set of pretrained weights that the user imported. */
export interface WeightsFieldDefinition extends FieldBase {
  type: 'pretrained-weights';
  /** Where the width multiplier is: a set of weights sets it too. */
  alphaPath: string;
}

/** A part of a network as its diagram shows it. */
export interface NetworkPart {
  id: string;
  label: Message;
  /** Side of its output as a fraction of the input's; 0 for a part without one. */
  scale: number;
  /** The field's value that makes this and everything after it train; null where none does. */
  from: string | null;
  state: 'frozen' | 'trainable' | 'unused';
}

/** Where fine-tuning starts, chosen on a diagram of the network. */
export interface FineTuneFieldDefinition extends FieldBase {
  type: 'fine-tune-start';
  /** Every part of the network under this recipe, from input to output. */
  parts(model: unknown): NetworkPart[];
}

export type FieldDefinition =
  NumberFieldDefinition | ChoiceFieldDefinition | WeightsFieldDefinition | FineTuneFieldDefinition;

/** A named choice of values: the rest of a family's part of the recipe stays as it is. */
export interface PresetValues<M> {
  imageSize: number;
  training: Hyperparameters;
  model: Partial<M>;
}

/** What every family's part of the recipe has. */
export interface ModelBase {
  kind: string;
}

/**
 * A family of networks as plain data: all that the recipe, the form, the run table, the
 * model summary and the terminal's help need to know of it. Its network is built in
 * `engine/models/<family>`.
 */
export interface ModelDefinition<M extends ModelBase = ModelBase> {
  kind: M['kind'];
  /** "Scratch CNN": on cards and in lists. */
  title: Text;
  /** "CNN": in the names of runs. */
  shortTitle: Text;
  /** One sentence for a user who chooses between families. */
  description: Message;
  /** Its part of the recipe. */
  schema: GenericSchema<unknown, M>;
  defaults: M;
  /** The rest of a recipe, where the family has values of its own. */
  recipeDefaults: { imageSize: number; training: Hyperparameters };
  /**
   * The presets that are not the defaults. `tutorial`: the values of the tutorial's network,
   * where the family has one.
   */
  presets: { quick: PresetValues<M>; best: PresetValues<M>; tutorial?: PresetValues<M> };
  /** In the order of the form. */
  fields: FieldDefinition[];
  /** What the recipe's `training.epochs` counts. */
  epochsLabel: Message;
  /** The stages that a run with this recipe has, in order. */
  stages(model: M): Stage[];
  /**
   * The layers of the network and their parameters, counted without building it, for square
   * images of `imageSize` px.
   * @throws an Error with a message for the user when the recipe describes no network.
   */
  summary(model: M, imageSize: number, classCount: number): ModelSummary;
  /**
   * Seconds that preparing and training take on the reference machine: two cores without a
   * GPU, on which docs/accuracy.md was measured.
   * @param epochs of each stage
   */
  seconds(
    model: M,
    imageSize: number,
    epochs: Partial<Record<Stage, number>>,
    images: SplitCounts,
  ): number;
  /**
   * Of `seconds`, those of outputs that are kept, and computed once for all runs on the same images; absent: none.
   */
  keptSeconds?(model: M, imageSize: number, images: SplitCounts): number;
  /** Make values that depend on each other agree after one was changed. */
  adjust?(model: M): M;
}
