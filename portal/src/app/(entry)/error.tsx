'use client';
import { useContext } from 'react';
import { BrokenScreenContext, type Broken } from '../broken-screen-context.js';

/** The error boundary of a screen. */
export default function ErrorBoundary(broken: Broken) {
  const Screen = useContext(BrokenScreenContext);
  return <Screen {...broken} />;
}
