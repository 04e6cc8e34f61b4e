/** MJML of every mail. `@@NAME@@` marks what is filled in; the action stands between its two comments. */
export const LAYOUT = `<mjml lang="@@LANG@@" dir="@@DIR@@">
  <mj-head>
    <mj-title>@@SUBJECT@@</mj-title>
    <mj-preview>@@PREVIEW@@</mj-preview>
    <mj-attributes>
      <mj-all font-family="'IBM Plex Sans', 'IBM Plex Sans Arabic', 'Segoe UI', Tahoma, Arial, sans-serif" />
      <mj-text align="@@ALIGN@@" color="#17202E" font-size="16px" line-height="1.55" padding="8px 32px" />
      <mj-section padding="0" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#F6F1E8" width="600px">
    <mj-section padding="24px 0 0" direction="@@DIR@@"><mj-column></mj-column></mj-section>
    <mj-section background-color="#11233D" direction="@@DIR@@">
      <mj-column>
        <mj-text color="#F5EFE3" font-size="15px" font-weight="600" padding="16px 32px">GA93 Planner</mj-text>
      </mj-column>
    </mj-section>
    <mj-section background-color="#ffffff" border-top="3px solid #AE4824" padding="24px 0" direction="@@DIR@@">
      <mj-column>
        <mj-text font-size="22px" font-weight="600" line-height="1.3">@@SUBJECT@@</mj-text>
        <mj-text>@@GREETING@@</mj-text>
        <mj-text>@@BODY@@</mj-text>
        <!-- action -->
        <mj-button align="@@ALIGN@@" href="@@URL@@" background-color="#0F4A97" color="#ffffff" font-size="16px" font-weight="600" border-radius="6px" inner-padding="12px 24px" padding="8px 32px 16px">@@LABEL@@</mj-button>
        <mj-text color="#575F6D" font-size="13px">@@HINT@@</mj-text>
        <mj-text color="#575F6D" font-size="13px" padding="0 32px 8px"><bdi dir="ltr" style="word-break:break-all">@@URL@@</bdi></mj-text>
        <!-- /action -->
      </mj-column>
    </mj-section>
    <mj-section padding="16px 0 32px" direction="@@DIR@@">
      <mj-column>
        <mj-text color="#575F6D" font-size="13px">@@FOOTER@@</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;
