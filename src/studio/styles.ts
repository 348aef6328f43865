/**
 * The styles that every component's own come after: imported first by what is in the same file as
 * those (scripts/firstScreen.ts). In another file they would be loaded later and overrule them.
 */
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './studio.css';
