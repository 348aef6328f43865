import { AppShell, Container, Loader, MantineProvider, Tabs, Title } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { Suspense } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { rooms } from './rooms';
import { theme } from './theme';

function Navigation() {
  const [location, navigate] = useLocation();
  return (
    <Tabs value={location} onChange={(path) => path && navigate(path)}>
      <Tabs.List>
        {rooms.map(({ path, label }) => (
          <Tabs.Tab key={path} value={path}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}

/** The house: header, rooms, notifications. */
export function Studio() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <Notifications />
      <Router hook={useHashLocation}>
        <AppShell header={{ height: 60 }} padding="md">
          <AppShell.Header px="md">
            <Title order={1} size="h4">
              Mask Studio
            </Title>
            <Navigation />
          </AppShell.Header>
          <AppShell.Main>
            <Container size="xl" px={0}>
              <Suspense fallback={<Loader />}>
                <Switch>
                  {rooms.map(({ path, Room }) => (
                    <Route key={path} path={path} component={Room} />
                  ))}
                </Switch>
              </Suspense>
            </Container>
          </AppShell.Main>
        </AppShell>
      </Router>
    </MantineProvider>
  );
}
