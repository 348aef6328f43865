import type { FieldDefinition, ModelDefinition } from './definition';

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
export function formatField(field: FieldDefinition, model: object): string {
  const value = readPath(model, field.path);
  switch (field.type) {
    case 'number':
      return String(value);
    case 'choice':
      return field.options.find((option) => option.value === value)?.label ?? String(value);
    case 'pretrained-weights':
      return value === 'bundled' ? 'bundled' : 'your own';
    case 'fine-tune-start':
      if (value === 'none') return 'none';
      return value === 'all' ? 'the whole network' : `from ${String(value).replace('_', ' ')}`;
  }
}

/** The fields that play a part under this recipe, as label and value. */
export const describeModel = (
  { fields }: Pick<ModelDefinition, 'fields'>,
  model: object,
): [label: string, value: string][] =>
  fields
    .filter((field) => isShown(field, model))
    .map((field) => [field.label, formatField(field, model)]);
