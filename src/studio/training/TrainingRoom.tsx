import { Title } from '@mantine/core';

export default function TrainingRoom() {
  return <Title order={2}>Train</Title>;
}
