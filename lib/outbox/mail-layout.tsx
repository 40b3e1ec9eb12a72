import type { CSSProperties, ReactNode } from 'react'
import { Body, Button, Container, Head, Heading, Html, Link, Preview, Section, Text } from 'react-email'

const ink = '#1c1d22'
const quiet = '#5b5e6b'
const text: CSSProperties = { color: ink, fontSize: 16, lineHeight: '25px', margin: '0 0 16px' }
const small: CSSProperties = { color: quiet, fontSize: 13, lineHeight: '20px', margin: '0 0 12px' }

/** The layout of every email: one heading, some text, one button, why it is safe. */
export function MailLayout(props: {
  locale: string
  preview: string
  heading: string
  children: ReactNode
  button: { label: string; url: string }
  linkBelow: string
  after: ReactNode
  footer: string
}) {
  return (
    <Html lang={props.locale}>
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
      </Head>
      <Preview>{props.preview}</Preview>
      <Body
        style={{
          backgroundColor: '#f4f4f6',
          fontFamily: 'system-ui, -apple-system, Segoe UI, Arial, sans-serif',
          margin: 0,
        }}
      >
        <Container style={{ maxWidth: 560, padding: '32px 16px' }}>
          <Section style={{ backgroundColor: '#ffffff', borderRadius: 12, padding: '32px 28px' }}>
            <Heading as="h1" style={{ color: ink, fontSize: 22, lineHeight: '30px', margin: '0 0 16px' }}>
              {props.heading}
            </Heading>
            {props.children}
            <Button
              href={props.button.url}
              style={{
                backgroundColor: '#005f5b',
                borderRadius: 8,
                color: '#ffffff',
                fontSize: 16,
                fontWeight: 600,
                padding: '14px 22px',
              }}
            >
              {props.button.label}
            </Button>
            <Section style={{ marginTop: 24 }}>{props.after}</Section>
            <Text style={small}>
              {props.linkBelow}
              <br />
              <Link href={props.button.url} style={{ color: '#005f5b', wordBreak: 'break-all' }}>
                {props.button.url}
              </Link>
            </Text>
          </Section>
          <Text style={{ ...small, padding: '16px 28px 0' }}>{props.footer}</Text>
        </Container>
      </Body>
    </Html>
  )
}

export function MailText(props: { children: ReactNode; small?: boolean }) {
  return <Text style={props.small ? small : text}>{props.children}</Text>
}
