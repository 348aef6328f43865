import { Title } from '@mantine/core';

export default function ComparisonRoom() {
  return <Title order={2}>Compare</Title>;
}
