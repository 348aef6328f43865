import { Title } from '@mantine/core';

export default function DatasetRoom() {
  return <Title order={2}>Photographs</Title>;
}
