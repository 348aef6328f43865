import type { FieldDefinition, ModelDefinition } from './definition';
import { message, type Message, type Text } from '../../texts/message';

type Values = Record<string, unknown>;

/** The value at a path such as `fineTune.epochs`; undefined where there is none. */
export const readPath = (model: object, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Values | undefined)?.[key], model);

/** A copy of `model` with another value at `path`. It is not validated. */
export function withPath<M extends object>(model: M, path: string, value: unknown): M {
  const [key = '', ...rest] = path.split('.');
  const inner = (model as Values)[key];
  return {
    ...model,
    [key]: rest.length === 0 ? value : withPath(inner as object, rest.join('.'), value),
  };
}

/** The family's field of this type; undefined where it has none. */
export const fieldOfType = (
  { fields }: Pick<ModelDefinition, 'fields'>,
  type: FieldDefinition['type'],
): FieldDefinition | undefined => fields.find((field) => field.type === type);

/** Whether the field plays a part under this recipe. */
export const isShown = ({ shownUnless }: FieldDefinition, model: object): boolean =>
  !shownUnless || readPath(model, shownUnless.path) !== shownUnless.is;

/** A field's value as tables say it. */
export function formatField(field: FieldDefinition, model: object): Text {
  const value = readPath(model, field.path);
  switch (field.type) {
    case 'number':
      return message('models.number', { value: value as number });
    case 'choice':
      return field.options.find((option) => option.value === value)?.label ?? String(value);
    case 'pretrained-weights':
      return message(value === 'bundled' ? 'models.weights.bundled' : 'models.weights.own');
    case 'fine-tune-start':
      if (value === 'none') return message('models.fineTune.none');
      if (value === 'all') return message('models.fineTune.all');
      return message('models.fineTune.block', { block: String(value).replace('block_', '') });
  }
}

/** The fields that play a part under this recipe, as label and value. */
export const describeModel = (
  { fields }: Pick<ModelDefinition, 'fields'>,
  model: object,
): [label: Message, value: Text][] =>
  fields
    .filter((field) => isShown(field, model))
    .map((field) => [field.label, formatField(field, model)]);
