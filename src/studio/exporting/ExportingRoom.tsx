import { Title } from '@mantine/core';

export default function ExportingRoom() {
  return <Title order={2}>Keep</Title>;
}
