import { Grid, Stack } from '@mantine/core';
import type { ChoiceFieldDefinition, FieldDefinition } from '../../domain/models/definition';
import { isShown, readPath, withPath } from '../../domain/models/fields';
import { definitionOf, type ModelRecipe } from '../../domain/models/registry';
import { editRecipe } from '../../client/recipes';
import { say } from '../../texts/t';
import { WithHelp } from '../components/help/HelpButton';
import type { HelpTopic } from '../components/help/pictures';
import { ChoiceField, NumberField } from './fields';
import { NetworkDiagram } from './NetworkDiagram';
import { useCurrent } from './useCurrent';
import { WeightsChoice } from './WeightsChoice';

interface FieldProps {
  field: FieldDefinition;
  model: ModelRecipe;
  set: (path: string, value: unknown) => void;
}

/** A recipe file may hold a value that the list does not name: it is kept as a choice. */
function optionsOf({ options }: ChoiceFieldDefinition, value: unknown) {
  const named = options.map((option) => ({
    value: String(option.value),
    label: say(option.label),
  }));
  const chosen = String(value);
  return named.some((option) => option.value === chosen)
    ? named
    : [...named, { value: chosen, label: chosen }];
}

function Field({ field, model, set }: FieldProps) {
  const { path } = field;
  const label = say(field.label);
  const help = field.help && say(field.help);
  const value = useCurrent(
    model.kind,
    (recipe) => readPath(recipe.model, path),
    readPath(model, path),
  );
  switch (field.type) {
    case 'number':
      return (
        <NumberField
          label={label}
          description={help}
          value={value as number}
          minimum={field.minimum}
          maximum={field.maximum}
          step={field.step}
          whole={field.whole}
          onChange={(number) => set(path, number)}
        />
      );
    case 'choice':
      return (
        <ChoiceField
          label={label}
          description={help}
          value={String(value)}
          options={optionsOf(field, value)}
          onChange={(chosen) =>
            set(path, field.options.find((option) => String(option.value) === chosen)?.value)
          }
        />
      );
    case 'pretrained-weights':
      return (
        <WeightsChoice
          value={value as string}
          onChange={({ weights, alpha }) => {
            set(path, weights);
            set(field.alphaPath, alpha);
          }}
        />
      );
    case 'fine-tune-start':
      return (
        <NetworkDiagram
          label={label}
          parts={field.parts(model)}
          value={value as string}
          onChange={(from) => set(path, from)}
        />
      );
  }
}

/** Fields whose term has an explanation, by path. */
const TOPICS: Record<string, HelpTopic> = {
  dropout: 'dropout',
  weights: 'transferLearning',
  'fineTune.from': 'fineTuning',
  'fineTune.epochs': 'epoch',
  'fineTune.learningRate': 'learningRate',
};

function ExplainedField(props: FieldProps) {
  const topic = TOPICS[props.field.path];
  const field = <Field {...props} />;
  return topic ? (
    <WithHelp topic={topic} label={say(props.field.label)}>
      {field}
    </WithHelp>
  ) : (
    field
  );
}

const isWide = ({ type }: FieldDefinition): boolean =>
  type === 'pretrained-weights' || type === 'fine-tune-start';

/** The fields of a family's own part of the recipe, as its definition lists them. */
export function ModelFields({ model }: { model: ModelRecipe }) {
  const { fields, adjust } = definitionOf(model.kind);
  const set = (path: string, value: unknown) =>
    editRecipe(model.kind, (recipe) => {
      const changed = withPath(recipe.model, path, value);
      return { ...recipe, model: adjust ? adjust(changed) : changed };
    });
  return (
    <Stack gap="md">
      <Grid gap="md" align="flex-end">
        {fields
          .filter((field) => isShown(field, model))
          .map((field) => (
            <Grid.Col
              key={field.path}
              span={
                isWide(field) || field.type === 'choice'
                  ? { base: 12, xs: isWide(field) ? 12 : 6 }
                  : 6
              }
            >
              <ExplainedField field={field} model={model} set={set} />
            </Grid.Col>
          ))}
      </Grid>
    </Stack>
  );
}
