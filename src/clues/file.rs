//! File names: kind `file`, key `distmgr.log`, without its folder.
//!
//! `see Distmgr.log`, `D:\SMS\bin\Baseutil.dll`, `in module VFP.EXE at 0137:0040165e`. Only with an
//! ending that programs, logs, settings and databases of Windows have; web addresses are no files.

use super::{Clue, ClueExtractor, Shape, Tokens};

/// Finds file names.
pub struct Files;

impl ClueExtractor for Files {
    fn shapes(&self) -> Shape {
        Shape::DOT
    }

    fn extract(&self, tokens: &Tokens<'_>, at: usize, found: &mut Vec<Clue>) {
        let word = tokens.word(at);
        let Some((stem, ending)) = word.rsplit_once('.') else { return };
        if ending.len() > 5 || !is_ending(ending) || in_address(tokens, at) {
            return;
        }
        let site = ending.eq_ignore_ascii_case("com")
            && (stem.contains('.') || SITES.iter().any(|site| stem.eq_ignore_ascii_case(site)));
        if !site {
            found.push(Clue::certain(tokens, tokens.span(at), "file", word.to_lowercase()));
        }
    }
}

/// Names before `.com` that mean the web.
const SITES: &[&str] = &[
    "microsoft",
    "msn",
    "hotmail",
    "ibm",
    "intel",
    "hp",
    "compaq",
    "novell",
    "amazon",
    "google",
    "contoso",
    "yahoo",
    "aol",
];

fn is_ending(ending: &str) -> bool {
    let mut lower = [0u8; 5];
    let Some(lower) = lower.get_mut(..ending.len()) else { return false };
    lower.copy_from_slice(ending.as_bytes());
    lower.make_ascii_lowercase();
    matches!(
        &*lower,
        b"exe"
            | b"dll"
            | b"log"
            | b"sys"
            | b"ini"
            | b"inf"
            | b"bat"
            | b"cmd"
            | b"com"
            | b"vbs"
            | b"ps1"
            | b"mof"
            | b"mif"
            | b"nhm"
            | b"sid"
            | b"pkg"
            | b"ocx"
            | b"vbx"
            | b"drv"
            | b"386"
            | b"vxd"
            | b"cpl"
            | b"msc"
            | b"msi"
            | b"msp"
            | b"mst"
            | b"cab"
            | b"pdb"
            | b"mdb"
            | b"ldb"
            | b"mdf"
            | b"edb"
            | b"pst"
            | b"ost"
            | b"pab"
            | b"dat"
            | b"cfg"
            | b"con"
            | b"hlp"
            | b"chm"
            | b"lib"
            | b"obj"
            | b"tlb"
            | b"olb"
            | b"h"
            | b"cpp"
            | b"hpp"
            | b"bas"
            | b"frm"
            | b"cls"
            | b"asp"
            | b"aspx"
            | b"htm"
            | b"html"
            | b"xml"
            | b"xsl"
            | b"js"
            | b"sql"
            | b"dbf"
            | b"cdx"
            | b"idx"
            | b"prg"
            | b"app"
            | b"fxp"
            | b"scr"
            | b"dot"
            | b"xla"
            | b"xll"
            | b"wll"
            | b"pdf"
            | b"ipf"
            | b"box"
            | b"job"
            | b"sha"
            | b"srq"
            | b"sni"
            | b"ins"
            | b"ist"
            | b"ncf"
            | b"raw"
            | b"svf"
            | b"ddr"
            | b"ccr"
            | b"adm"
            | b"adml"
            | b"admx"
            | b"evt"
            | b"evtx"
            | b"etl"
            | b"dmp"
            | b"bin"
            | b"rom"
            | b"nlm"
            | b"fon"
            | b"ttf"
            | b"mod"
            | b"ncb"
            | b"dsp"
            | b"dsw"
            | b"mak"
            | b"vbp"
            | b"rc"
            | b"idl"
            | b"odl"
            | b"reg"
            | b"pol"
            | b"man"
            | b"mum"
            | b"pif"
            | b"lnk"
            | b"ipc"
            | b"hiv"
            | b"dic"
            | b"ppd"
            | b"spd"
            | b"gpd"
            | b"stf"
            | b"lst"
            | b"config"
            | b"jar"
            | b"java"
            | b"py"
            | b"sh"
            | b"conf"
            | b"yml"
            | b"yaml"
            | b"json"
            | b"wim"
            | b"wsf"
            | b"psm1"
            | b"rdl"
            | b"ldf"
            | b"udl"
            | b"dsn"
            | b"txt"
            | b"dbg"
            | b"dos"
            | b"asm"
            | b"zip"
            | b"tmp"
    )
}

/// Whether the token belongs to a web or mail address.
fn in_address(tokens: &Tokens<'_>, at: usize) -> bool {
    let rest = tokens.rest(at);
    tokens.gap_before(at).ends_with('@') || rest.starts_with('@') || tokens.gap_before(at).ends_with("://")
}

#[cfg(test)]
mod tests {
    use super::super::extract;

    fn files(text: &str) -> Vec<String> {
        extract(text).into_iter().filter(|clue| clue.kind == "file").map(|clue| clue.key).collect()
    }

    #[test]
    fn a_file_is_known_by_its_ending() {
        assert_eq!(
            files("See Distmgr.log, Baseutil.dll's date and C:\\WINNT\\system.ini."),
            ["distmgr.log", "baseutil.dll", "system.ini"]
        );
        assert_eq!(files("\\\\HQ\\x86.bin\\cli_dos.exe my-file.dll"), ["x86.bin", "cli_dos.exe", "my-file.dll"]);
    }

    #[test]
    fn addresses_and_numbers_are_no_files() {
        assert_eq!(
            files("www.microsoft.com microsoft.com me@mail.exe http://x.com 2.0 e.g. .exe"),
            Vec::<String>::new()
        );
    }
}
