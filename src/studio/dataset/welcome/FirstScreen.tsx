import { Button, Group, Stack, Text, Title } from '@mantine/core';
import {
  IconFolderOpen,
  IconLock,
  IconPhoto,
  IconPlayerPlay,
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
    text: 'One folder per class. Check the images, and correct or delete what is wrong.',
  },
  {
    icon: IconSchool,
    name: 'Train',
    text: 'Train one network or several, in this tab, on this machine.',
  },
  {
    icon: IconScale,
    name: 'Compare',
    text: 'Two runs side by side: which is better, on which images, and is the difference real.',
  },
  { icon: IconUpload, name: 'Keep', text: 'Try the model on new images, and export it.' },
];

interface FirstScreenProps {
  onFolder: () => void;
  onFiles: () => void;
  onSample: () => void;
  onDemo: () => void;
}

/** What a new user sees first: what the app does, and two ways to add images. */
export function FirstScreen({ onFolder, onFiles, onSample, onDemo }: FirstScreenProps) {
  return (
    <Stack gap="xl" className={styles.screen}>
      <div className={styles.hero}>
        <Stack gap="lg">
          <Title order={2} className={styles.title}>
            Train an image classifier in your browser
          </Title>
          <Text size="lg" c="dimmed">
            Drop folders of photos, train, and see how accurate the model is. Compare a network that
            is trained from scratch with one that was pretrained.
          </Text>
          <section className={styles.demo} aria-labelledby="way-demo">
            <Button
              size="xl"
              leftSection={<IconPlayerPlay size={24} aria-hidden />}
              onClick={onDemo}
            >
              Run the demo
            </Button>
            <Text size="sm" c="dimmed" id="way-demo">
              Both networks learn 400 drawn faces, with and without a mask, and are compared. It
              takes about two minutes, and can be stopped.
            </Text>
          </section>
          <section className={styles.drop} aria-labelledby="way-drop">
            <IconFolderOpen size={32} stroke={1.4} aria-hidden />
            <Title order={3} size="h4" id="way-drop">
              Drop your photographs
            </Title>
            <Text size="sm" ta="center">
              Anywhere on this page: a folder with a folder for each class, a .zip of one, or single
              images.
            </Text>
            <Group gap="sm" justify="center">
              <Button variant="default" onClick={onFolder}>
                Choose a folder
              </Button>
              <Button variant="default" onClick={onFiles}>
                Choose files or a .zip
              </Button>
            </Group>
            <Button variant="subtle" size="compact-sm" onClick={onSample}>
              Use the sample dataset
            </Button>
          </section>
          <Group gap="xs" wrap="nowrap" align="flex-start">
            <IconLock size={18} aria-hidden className={styles.icon} />
            <Text size="sm">
              Nothing is uploaded. Images and models stay in this browser, and everything works
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
