import { Component, type ComponentChildren } from 'preact';
import { Button, Empty } from './ui';
import { kitWords } from './words';

interface State {
  readonly isBroken: boolean;
}

/** Keeps a mistake in what it holds from taking the whole page along: it says so, and offers to load the page anew. */
export class Guard extends Component<{ readonly children: ComponentChildren }, State> {
  override state: State = { isBroken: false };

  static override getDerivedStateFromError(): State {
    return { isBroken: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error); // for those who look after the page
  }

  override render(): ComponentChildren {
    const text = kitWords.get();
    return this.state.isBroken ? (
      <Empty title={text.broken}>
        <p>{text.brokenText}</p>
        <Button
          look="main"
          onClick={() => {
            location.reload();
          }}
        >
          {text.tryAgain}
        </Button>
      </Empty>
    ) : (
      this.props.children
    );
  }
}
