import { Button, Group, Stack, Text, Title } from '@mantine/core';
import {
  IconDownload,
  IconFolderOpen,
  IconLock,
  IconPhoto,
  IconPlayerPlay,
  IconScale,
  IconSchool,
  type Icon,
} from '@tabler/icons-react';
import { t, type LabelKey } from '../../../texts/t';
import { Faces } from './Faces';
import styles from './FirstScreen.module.css';

const steps: { icon: Icon; name: LabelKey; text: LabelKey }[] = [
  {
    icon: IconPhoto,
    name: 'shell.pages.images',
    text: 'dataset.welcome.images',
  },
  {
    icon: IconSchool,
    name: 'shell.pages.train',
    text: 'dataset.welcome.train',
  },
  {
    icon: IconScale,
    name: 'shell.pages.compare',
    text: 'dataset.welcome.compare',
  },
  { icon: IconDownload, name: 'shell.pages.export', text: 'dataset.welcome.export' },
];

interface FirstScreenProps {
  onFolder: () => void;
  onFiles: () => void;
  onWebcam: () => void;
  onSample: () => void;
  onDemo: () => void;
  onProject: () => void;
}

/** What a new user sees first: what the app does, and two ways to add images. */
export function FirstScreen({
  onFolder,
  onFiles,
  onWebcam,
  onSample,
  onDemo,
  onProject,
}: FirstScreenProps) {
  return (
    <Stack gap="xl" className={styles.screen}>
      <div className={styles.hero}>
        <Stack gap="lg">
          <Title order={2} className={styles.title}>
            {t('dataset.welcome.title')}
          </Title>
          <Text size="lg" c="dimmed">
            {t('dataset.welcome.purpose')}
          </Text>
          <section className={styles.demo} aria-labelledby="way-demo">
            <Button
              size="xl"
              leftSection={<IconPlayerPlay size={24} aria-hidden />}
              onClick={onDemo}
            >
              {t('dataset.welcome.demo')}
            </Button>
            <Text size="sm" c="dimmed" id="way-demo">
              {t('dataset.welcome.demoHelp')}
            </Text>
          </section>
          <section className={styles.drop} aria-labelledby="way-drop">
            <IconFolderOpen size={32} stroke={1.4} aria-hidden />
            <Title order={3} size="h4" id="way-drop">
              {t('dataset.welcome.drop')}
            </Title>
            <Text size="sm" ta="center">
              {t('dataset.welcome.dropHelp')}
            </Text>
            <Group gap="sm" justify="center">
              <Button variant="default" onClick={onFolder}>
                {t('dataset.welcome.folder')}
              </Button>
              <Button variant="default" onClick={onFiles}>
                {t('dataset.welcome.files')}
              </Button>
              <Button variant="default" onClick={onWebcam}>
                {t('dataset.welcome.webcam')}
              </Button>
            </Group>
            <Group gap="xs" justify="center">
              <Button variant="subtle" size="compact-sm" onClick={onSample}>
                {t('dataset.welcome.sample')}
              </Button>
              <Button variant="subtle" size="compact-sm" onClick={onProject}>
                {t('project.section.open')}
              </Button>
            </Group>
          </section>
          <Group gap="xs" wrap="nowrap" align="flex-start">
            <IconLock size={18} aria-hidden className={styles.icon} />
            <Text size="sm">{t('dataset.welcome.local')}</Text>
          </Group>
        </Stack>
        <Faces />
      </div>
      <ol className={styles.steps} aria-label={t('dataset.welcome.steps')}>
        {steps.map(({ icon: StepIcon, name, text }) => (
          <li key={name}>
            <StepIcon size={24} stroke={1.5} aria-hidden />
            <div>
              <Text fw={600}>{t(name)}</Text>
              <Text size="sm" c="dimmed">
                {t(text)}
              </Text>
            </div>
          </li>
        ))}
      </ol>
    </Stack>
  );
}
