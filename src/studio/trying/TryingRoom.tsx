import { Title } from '@mantine/core';

export default function TryingRoom() {
  return <Title order={2}>Try</Title>;
}
