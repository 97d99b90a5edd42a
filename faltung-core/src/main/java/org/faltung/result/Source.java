package org.faltung.result;

/// Where a statement comes from: a paper, or this project's documentation.
public enum Source {
    /// Zaslavsky 1975.
    ZASLAVSKY_1975("zaslavsky1975", "Zaslavsky 1975"),
    /// Pascanu, Montúfar and Bengio 2013.
    PASCANU_2013("pascanu2013", "Pascanu et al. 2013"),
    /// Montúfar, Pascanu, Cho and Bengio 2014.
    MONTUFAR_2014("montufar2014", "Montúfar et al. 2014"),
    /// Montúfar 2017.
    MONTUFAR_2017("montufar2017", "Montúfar 2017"),
    /// Serra, Tjandraatmadja and Ramalingam 2018.
    SERRA_2018("serra2018", "Serra et al. 2018"),
    /// Hinz and van de Geer 2019.
    HINZ_2019("hinz2019", "Hinz, van de Geer 2019"),
    /// Hinz 2021.
    HINZ_2021("hinz2021", "Hinz 2021"),
    /// Xiong, Huang, Yu, Liu, Zhu and Shao 2020.
    XIONG_2020("xiong2020", "Xiong et al. 2020"),
    /// Xie, Chen and Li 2020.
    XIE_2020("xie2020", "Xie, Chen, Li 2020"),
    /// Tseran and Montúfar 2021.
    TSERAN_2021("tseran2021", "Tseran, Montúfar 2021"),
    /// Montúfar, Ren and Zhang 2022.
    MONTUFAR_2022("montufar2022", "Montúfar, Ren, Zhang 2022"),
    /// Proved in this project's documentation.
    FALTUNG("faltung", "Faltung, docs/theory");

    private final String key;
    private final String label;

    Source(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /// The BibTeX key.
    public String key() {
        return key;
    }

    /// Authors and year, for a table.
    public String label() {
        return label;
    }
}
