namespace Ebok.Tests.Imports.Bank;

/// <summary>Made statements of one account: two payments, a fee, and the second payment taken back.</summary>
internal static class BankSamples
{
    public const string Account = "54999900010000000000000006";

    /// <summary>With the sub-fields of a dialect.</summary>
    public static string Mt940(char mark) =>
        (
            ":20:ST261120\r\n:25:PL54999900010000000000000006\r\n:28C:12/2026\r\n:60F:C261118PLN1000,00\r\n"
            + ":61:2611191119CN120,75NTRFNONREF//20261119/1\r\n"
            + ":86:020<00Przelew przychodzący<20FV/2026/10/00123 za wodę i <21ścieki, październik\r\n"
            + "<3061109010<3161109010140000071219812874<32Świętosława Żółć<33ul. Źródlana 7\r\n"
            + "<38PL61109010140000071219812874<36PL98109010140123000000001234\r\n"
            // Line 9: the first line of a field counts.
            + ":NS:01informacja\r\n"
            + ":61:2611191119CN50,00NTRFNONREF//20261119/2\r\n"
            + ":86:020<00Przelew<20bez tytulu<32Jan Kowalski\r\n"
            + ":61:2611201120DN9,50NCHGNONREF//20261120/1\r\n"
            + ":86:804<00Oplata za prowadzenie rachunku\r\n"
            + ":61:2611201120RCN50,00NTRFNONREF//20261119/2\r\n"
            + ":86:020<00Storno<20bez tytulu<32Jan Kowalski\r\n"
            + ":62F:C261120PLN1111,25\r\n-\r\n"
        ).Replace('<', mark);

    /// <summary>In a version of camt.053.</summary>
    public static string Camt(string version)
    {
        var eight = version == "08";
        string Party(string name) => eight ? $"<Pty><Nm>{name}</Nm></Pty>" : $"<Nm>{name}</Nm>";
        string Status(string status) => eight ? $"<Sts><Cd>{status}</Cd></Sts>" : $"<Sts>{status}</Sts>";
        string Own(string amount) =>
            eight
                ? $"<Amt Ccy=\"PLN\">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
                : $"<AmtDtls><TxAmt><Amt Ccy=\"PLN\">{amount}</Amt></TxAmt></AmtDtls>";
        string Balance(string code, string amount) =>
            $"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"PLN\">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>";
        return $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}">
            <BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>S</Id><LglSeqNb>12</LglSeqNb>
            <Acct><Id><IBAN>PL{Account}</IBAN></Id><Ccy>PLN</Ccy></Acct>
            {Balance("OPBD", "1000.00")}{Balance("CLBD", "1131.25")}
            <Ntry><Amt Ccy="PLN">120.75</Amt><CdtDbtInd>CRDT</CdtDbtInd>{Status(
                "BOOK"
            )}<BookgDt><Dt>2026-11-19</Dt></BookgDt><AcctSvcrRef>R1</AcctSvcrRef>
            <NtryDtls><TxDtls><RltdPties><Dbtr>{Party(
                "Świętosława Żółć"
            )}</Dbtr><DbtrAcct><Id><IBAN>PL61109010140000071219812874</IBAN></Id></DbtrAcct>
            <CdtrAcct><Id><IBAN>PL98109010140123000000001234</IBAN></Id></CdtrAcct></RltdPties>
            <RmtInf><Ustrd>FV/2026/10/00123</Ustrd><Ustrd>za wodę</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
            <Ntry><Amt Ccy="PLN">50.000</Amt><CdtDbtInd>CRDT</CdtDbtInd>{Status(
                "BOOK"
            )}<BookgDt><DtTm>2026-11-19T10:00:00</DtTm></BookgDt>
            <NtryDtls><TxDtls><Refs><AcctSvcrRef>B1</AcctSvcrRef></Refs>{Own(
                "30.00"
            )}<RmtInf><Ustrd>FV/A</Ustrd></RmtInf></TxDtls>
            <TxDtls><Refs><AcctSvcrRef>B2</AcctSvcrRef></Refs>{Own(
                "20.00"
            )}<RmtInf><Ustrd>FV/B</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
            <Ntry><Amt Ccy="PLN">999.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>{Status(
                "PDNG"
            )}<BookgDt><Dt>2026-11-20</Dt></BookgDt></Ntry>
            <Ntry><Amt Ccy="PLN">9.50</Amt><CdtDbtInd>DBIT</CdtDbtInd>{Status(
                "BOOK"
            )}<BookgDt><Dt>2026-11-20</Dt></BookgDt><AddtlNtryInf>Opłata</AddtlNtryInf></Ntry>
            <Ntry><Amt Ccy="PLN">30.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd>{Status(
                "BOOK"
            )}<BookgDt><Dt>2026-11-20</Dt></BookgDt>
            <NtryDtls><TxDtls><Refs><AcctSvcrRef>B1</AcctSvcrRef></Refs><RmtInf><Ustrd>FV/A</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
            </Stmt></BkToCstmrStmt></Document>
            """;
    }
}
