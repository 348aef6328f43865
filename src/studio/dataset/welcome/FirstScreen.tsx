import { Button, Group, Stack, Text, Title } from '@mantine/core';
import {
  IconFolderOpen,
  IconLock,
  IconMasksTheater,
  IconPhoto,
  IconScale,
  IconSchool,
  IconUpload,
} from '@tabler/icons-react';
import { Faces } from './Faces';
import styles from './FirstScreen.module.css';

const steps = [
  {
    icon: IconPhoto,
    name: 'Photographs',
    text: 'One folder a class. Look them over, move or drop what is wrong.',
  },
  {
    icon: IconSchool,
    name: 'Train',
    text: 'Watch a network learn them, in this tab, on this machine.',
  },
  {
    icon: IconScale,
    name: 'Compare',
    text: 'Two runs side by side: which is better, where, and is it luck.',
  },
  { icon: IconUpload, name: 'Keep', text: 'Try it on new pictures, and take the model with you.' },
];

interface FirstScreenProps {
  onFolder: () => void;
  onFiles: () => void;
  onSample: () => void;
}

/** What a new user sees first: what the app does, and two ways to add images. */
export function FirstScreen({ onFolder, onFiles, onSample }: FirstScreenProps) {
  return (
    <Stack gap="xl" className={styles.screen}>
      <div className={styles.hero}>
        <Stack gap="lg">
          <Title order={2} className={styles.title}>
            Teach this page to tell your photographs apart.
          </Title>
          <Text size="lg" c="dimmed">
            Mask Studio trains image classifiers in your browser: drop folders of photographs, and
            minutes later hold a trained model.
          </Text>
          <section className={styles.drop} aria-labelledby="way-drop">
            <IconFolderOpen size={40} stroke={1.4} aria-hidden />
            <Title order={3} size="h4" id="way-drop">
              Drop your photographs
            </Title>
            <Text size="sm" ta="center">
              Anywhere on this page: a folder with a folder for each class, a .zip of one, or loose
              pictures.
            </Text>
            <Group gap="sm" justify="center">
              <Button size="md" onClick={onFolder}>
                Choose a folder
              </Button>
              <Button size="md" variant="default" onClick={onFiles}>
                Choose files or a .zip
              </Button>
            </Group>
          </section>
          <section className={styles.sample} aria-labelledby="way-sample">
            <IconMasksTheater size={28} stroke={1.5} aria-hidden className={styles.icon} />
            <div>
              <Title order={3} size="h6" id="way-sample">
                No photographs at hand?
              </Title>
              <Text size="sm" c="dimmed">
                400 illustrated faces with and without a mask, drawn here. Good for a first look
                around; a model that learned drawings is no use on photographs of people.
              </Text>
            </div>
            <Button variant="outline" onClick={onSample}>
              Use the sample dataset
            </Button>
          </section>
          <Group gap="xs" wrap="nowrap" align="flex-start">
            <IconLock size={18} aria-hidden className={styles.icon} />
            <Text size="sm">
              Nothing is uploaded. Photographs and models stay in this browser, and it all works
              without a network.
            </Text>
          </Group>
        </Stack>
        <Faces />
      </div>
      <ol className={styles.steps} aria-label="What comes next">
        {steps.map(({ icon: StepIcon, name, text }) => (
          <li key={name}>
            <StepIcon size={24} stroke={1.5} aria-hidden />
            <div>
              <Text fw={600}>{name}</Text>
              <Text size="sm" c="dimmed">
                {text}
              </Text>
            </div>
          </li>
        ))}
      </ol>
    </Stack>
  );
}
