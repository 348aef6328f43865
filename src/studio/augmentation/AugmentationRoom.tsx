import { Title } from '@mantine/core';

export default function AugmentationRoom() {
  return <Title order={2}>Augment</Title>;
}
